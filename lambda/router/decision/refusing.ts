import type { Inability } from '../../../policy/candidates';
import type { RouterModel } from '../config/router-config';
import { ApiError } from '../contract/api-error';
import type { ChatRequest } from '../contract/chat';
import { refusedSetting } from '../hosts/wire/settings';

/**
 * Why a model is no candidate because of what it refuses: a setting of the request, or the guardrail that every call to
 * it must name. A guardrail is never left out.
 */
export function refusing(model: RouterModel, request: ChatRequest): Inability | undefined {
  if ('guardrail' in model && model.guardrail && model.refuses?.includes('guardrail')) {
    const words = `${model.name} refuses a guardrail, and the deployment has one`;
    return { reason: 'refuses-guardrail', words };
  }
  const refused = refusedBy(model, request);
  return refused && { reason: 'refuses-setting', words: refused.words };
}

/** The refusal of a request with a setting that these models refuse; `undefined` where none of them does. */
export function refusedByModels(models: readonly RouterModel[], request: ChatRequest): ApiError | undefined {
  const reasons = models.flatMap((model) => refusedBy(model, request) ?? []);
  const [first] = reasons;
  if (!first) return undefined;
  const words = reasons.map((reason) => reason.words).join('; ');
  return new ApiError(
    'invalid_value',
    `${first.setting}: ${words}. Leave it out, send 1, or name another model.`,
    first.setting,
  );
}

/** The setting of the request that this model refuses, and its words for it. */
function refusedBy(model: RouterModel, request: ChatRequest) {
  const setting = refusedSetting(request, model);
  if (!setting) return undefined;
  const alone = model.refuses?.includes(setting);
  const what = alone ? `${setting} other than 1` : 'temperature together with top_p';
  return { setting, words: `${model.name} takes no ${what}` };
}
