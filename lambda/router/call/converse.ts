import type { RouterModel } from '../config/router-config';
import type { ChatBatch, ChatRequest } from '../contract/chat';
import type { HostCall } from '../hosts/host';
import type { Hosts } from '../hosts/hosts';

/** Starts one call to one model, at the host the configuration gives it and no other. */
export function converse(
  hosts: Hosts,
  model: RouterModel,
  call: Omit<HostCall<never>, 'model'>,
): AsyncIterable<ChatBatch> {
  const fitted = { ...call, request: withinModel(call.request, model) };
  switch (model.host) {
    case 'vllm':
      return hosts.vllm.converse({ ...fitted, model });
    case 'sagemaker':
      return hosts.sagemaker.converse({ ...fitted, model });
    case 'bedrock':
      return hosts.bedrock.converse({ ...fitted, model });
  }
}

/** A fallback may allow shorter answers than the model the request was made for. */
function withinModel(request: ChatRequest, model: RouterModel): ChatRequest {
  if (request.maxTokens === undefined) return request;
  return { ...request, maxTokens: Math.min(request.maxTokens, model.maxOutputTokens) };
}
