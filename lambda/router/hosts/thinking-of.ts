import type { ChatRequest } from '../contract/chat';
import { type ConverseModel, isSilenced } from './bedrock/call-form';
import { thinks } from './wire/thinking';

/** Whether the model thinks before it answers this request, with its tools and its conversation; `undefined`: not known. */
export const thinkingOf = (request: ChatRequest, model: ConverseModel): boolean | undefined =>
  request.continues ? undefined : isSilenced(request, model) ? false : thinks(request, model);
