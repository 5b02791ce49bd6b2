import type { Inability } from '../../../policy/candidates';
import type { RouterModel } from '../config/router-config';
import { ApiError } from '../contract/api-error';
import { thinkingOf } from '../hosts/thinking-of';
import { callersLimit } from '../hosts/wire/answer-limit';
import { refusedSetting } from '../hosts/wire/settings';
import { fewestTokens, refusedWhile, whyNotSo } from '../hosts/wire/thinking';
import type { AskedChat } from '../request/asked-chat';

type Asked = Pick<AskedChat, 'request' | 'limitField' | 'effortWish' | 'fieldNames'>;

/**
 * Why a model is no candidate because of what it refuses: a setting of the request, or the guardrail that every call to
 * it must name. A guardrail is never left out.
 */
export function refusing(model: RouterModel, asked: Asked): Inability | undefined {
  if ('guardrail' in model && model.guardrail && model.refuses?.includes('guardrail')) {
    const words = `${model.name} refuses a guardrail, and the deployment has one`;
    return { reason: 'refuses-guardrail', words };
  }
  const refused = refusedBy(model, asked);
  return refused && { reason: 'refuses-setting', words: refused.words };
}

/** The refusal of a request with a setting that these models refuse; `undefined` where none of them does. */
export function refusedByModels(models: readonly RouterModel[], asked: Asked): ApiError | undefined {
  const reasons = models.flatMap((model) => refusedBy(model, asked) ?? []);
  const [first] = reasons;
  if (!first) return undefined;
  const words = reasons.map((reason) => reason.words).join('; ');
  return new ApiError(
    'invalid_value',
    `${first.setting}: ${words}. ${first.advice}, or name another model.`,
    first.setting,
  );
}

interface Refused {
  readonly setting: string;
  /** Why, as a sentence. */
  readonly words: string;
  /** What to do, other than to name another model. */
  readonly advice: string;
}

/** The setting of the request that this model refuses. */
function refusedBy(
  model: RouterModel,
  { request, limitField, effortWish, fieldNames }: Asked,
): Refused | undefined {
  const effortField = fieldNames?.effort ?? 'reasoning_effort';
  const notSo = effortWish === undefined ? whyNotSo(request, model, effortField) : undefined;
  if (notSo !== undefined) {
    return { setting: effortField, words: `${model.name} ${notSo}`, advice: 'Leave it out' };
  }
  const thinking = thinkingOf(request, model);
  const fewest = fewestTokens(thinking, model);
  if ((callersLimit(request, model) ?? fewest) < fewest) {
    const words = `${model.name} thinks before it answers, which needs a limit of ${fewest} tokens or more`;
    return { setting: limitField, words, advice: 'Raise it' };
  }
  const { refuses } = refusedWhile(thinking, model);
  const setting = refusedSetting(request, { refuses });
  if (!setting) return undefined;
  if (setting === 'top_k') {
    const when = model.refuses?.includes(setting) ? '' : ' while it thinks';
    return { setting, words: `${model.name} takes no top_k${when}`, advice: 'Leave it out' };
  }
  const alone = refuses?.includes(setting);
  const what = alone ? `${setting} other than 1` : 'temperature together with top_p';
  return { setting, words: `${model.name} takes no ${what}`, advice: 'Leave it out, send 1' };
}
