import type { ChatRequest } from '../chat';
import { answerLimit } from './answer-limit';

/**
 * The OpenAI chat completions body that vLLM and the containers on SageMaker take; always streamed, usage
 * included. `servedName` is left out where the server has one model and no name for it.
 */
export function openAiRequest(
  request: ChatRequest,
  model: { readonly maxOutputTokens: number },
  servedName?: string,
): object {
  return {
    ...(servedName !== undefined && { model: servedName }),
    messages: request.messages.map(({ role, text }) => ({ role, content: text })),
    ...(request.temperature !== undefined && { temperature: request.temperature }),
    ...(request.topP !== undefined && { top_p: request.topP }),
    max_tokens: answerLimit(request, model),
    ...(request.stop?.length && { stop: request.stop }),
    stream: true,
    stream_options: { include_usage: true },
  };
}
