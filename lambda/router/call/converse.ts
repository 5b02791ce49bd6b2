import type { Host } from '../../../policy/boundary';
import type { ChatRequest } from '../contract/chat';
import type { AnswerStream, HostCall } from '../hosts/host';
import type { HostClients, RouterModelOn } from '../hosts/hosts';

/** Starts one call to one model, at the host that the configuration gives it. */
export function converse<H extends Host>(
  hosts: HostClients,
  model: RouterModelOn<H>,
  call: Omit<HostCall<unknown>, 'model'>,
): AnswerStream {
  const host = model.host as H;
  return hosts[host].converse({ ...call, model, request: withinModel(call.request, model) });
}

/** A fallback may allow shorter answers than the model the request was made for. */
function withinModel(
  request: ChatRequest,
  { maxOutputTokens }: { readonly maxOutputTokens: number },
): ChatRequest {
  if (request.maxTokens === undefined) return request;
  return { ...request, maxTokens: Math.min(request.maxTokens, maxOutputTokens) };
}
