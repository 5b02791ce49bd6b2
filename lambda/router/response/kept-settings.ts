import type { Host } from '../../../policy/boundary';
import { asksToThink } from '../../../policy/thinking';
import type { RouterModel } from '../config/router-config';
import type { ChatRequest } from '../contract/chat';
import { takenStops } from '../hosts/bedrock/call-form';
import { topKOf } from '../hosts/bedrock/top-k';
import { thinkingOf } from '../hosts/thinking-of';
import { isClamped } from '../hosts/wire/answer-limit';
import { losesStop } from '../hosts/wire/settings';
import { effortLevel, whyNotSo } from '../hosts/wire/thinking';
import type { AskedChat } from '../request/asked-chat';

/** The fields of a request that this model's answer does not follow, by the names of the dialect. */
export function leftOut(asked: AskedChat, model: RouterModel): readonly string[] {
  const { request, ignored = [], fieldNames = {} } = asked;
  const { stop = [], verbosity, serviceTier } = request;
  const losesStops = losesStop(request, model) || takenStops(request, model).length < stop.length;
  return [
    ...ignored,
    ...(losesEffort(asked, model) ? [effortField(asked)] : []),
    ...(losesStops ? [fieldNames.stop ?? 'stop'] : []),
    // No host has this setting; medium is OpenAI's default.
    ...(verbosity !== undefined && verbosity !== 'medium' ? [fieldNames.verbosity ?? 'verbosity'] : []),
    ...(serviceTier === undefined || serviceTier === tierOf(request, model) ? [] : ['service_tier']),
  ];
}

/** The settings that this model's answer follows as far as the model can, each with the value that holds. */
export function clamped(asked: AskedChat, model: RouterModel): readonly string[] {
  const { request, limitField } = asked;
  const { effort } = request;
  const limit = [
    ...(isClamped(request, model) ? [`${limitField}=${model.maxOutputTokens}`] : []),
    ...clampedTopK(request, model),
  ];
  if (effort === undefined || !asksToThink(effort) || !thinkingOf(request, model)) return limit;
  const level = effortLevel(effort, model);
  return level === effort ? limit : [...limit, `${effortField(asked)}=${level}`];
}

function clampedTopK(request: ChatRequest, model: RouterModel): readonly string[] {
  if (!('converse' in model) || !model.converse) return [];
  const holds = topKOf(request, model.converse);
  return holds === undefined || holds === request.extras?.top_k ? [] : [`top_k=${holds}`];
}

/** Which hosts have tiers. */
const HAS_TIERS = { vllm: false, sagemaker: false, bedrock: true } as const satisfies Record<Host, boolean>;

/** The tier in which the answer was made, where the request named one. */
export const tierOf = (
  { serviceTier }: Pick<ChatRequest, 'serviceTier'>,
  { host }: Pick<RouterModel, 'host'>,
): ChatRequest['serviceTier'] => serviceTier && (HAS_TIERS[host] ? serviceTier : 'default');

const effortField = ({ effortWish, fieldNames }: AskedChat): string =>
  effortWish ?? fieldNames?.effort ?? 'reasoning_effort';

/** A wish that the model cannot follow, or thinking that is not possible together with the rest of the request. */
function losesEffort(asked: AskedChat, model: RouterModel): boolean {
  const { request, effortWish } = asked;
  const { effort } = request;
  if (effort === undefined) return false;
  if (effortWish !== undefined && isImpossible(asked, model)) return true;
  return asksToThink(effort) && thinkingOf(request, model) === false && !isImpossible(asked, model);
}

/** Whether the model cannot answer with this effort at all. */
const isImpossible = (asked: AskedChat, model: RouterModel): boolean =>
  whyNotSo(asked.request, model, effortField(asked)) !== undefined;
