import type { Host } from '../../../policy/boundary';
import type { ChatRequest } from '../contract/chat';
import type { ConverseModel } from '../hosts/bedrock/call-form';
import type { AnswerStream, HostCall } from '../hosts/host';
import type { HostClients, RouterModelOn } from '../hosts/hosts';
import { thinkingOf } from '../hosts/thinking-of';
import { type AnswerCeiling, shorteningLimit } from '../hosts/wire/answer-limit';
import { type Refusing, withoutRefused } from '../hosts/wire/settings';
import { refusedWhile } from '../hosts/wire/thinking';

/** Starts one call to one model, at the host that the configuration gives it. */
export function converse<H extends Host>(
  hosts: HostClients,
  model: RouterModelOn<H>,
  call: Omit<HostCall<unknown>, 'model'>,
): AnswerStream {
  const host = model.host as H;
  return hosts[host].converse({ ...call, model, request: withinModel(call.request, model) });
}

/** The request without a limit that is above the model's own, and without settings that the model refuses. */
function withinModel(request: ChatRequest, model: AnswerCeiling & Refusing & ConverseModel): ChatRequest {
  const limited = { ...request, maxTokens: shorteningLimit(request, model) };
  return withoutRefused(limited, refusedWhile(thinkingOf(request, model), model));
}
