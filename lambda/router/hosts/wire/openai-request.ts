import type { ChatRequest } from '../../contract/chat';
import { type AnswerCeiling, callersLimit } from './answer-limit';

/**
 * The OpenAI chat completions body for vLLM and for the containers on SageMaker; always streamed, usage included.
 * `servedName` is absent where the server has one model without a name. `max_tokens` is absent where the caller set no
 * limit: the server then uses the room that the prompt leaves, up to the limit that it was started with
 * (lib/hosts/serving-settings.ts).
 */
export function openAiRequest(request: ChatRequest, model: AnswerCeiling, servedName?: string): object {
  const limit = callersLimit(request, model);
  return {
    ...(servedName !== undefined && { model: servedName }),
    messages: request.messages.map(({ role, text }) => ({ role, content: text })),
    ...(request.temperature !== undefined && { temperature: request.temperature }),
    ...(request.topP !== undefined && { top_p: request.topP }),
    ...(limit !== undefined && { max_tokens: limit }),
    ...(request.stop?.length && { stop: request.stop }),
    stream: true,
    stream_options: { include_usage: true },
  };
}
