import type { ChatRequest } from '../../contract/chat';
import { type AnswerCeiling, callersLimit } from './answer-limit';

/**
 * The OpenAI chat completions body that vLLM and the containers on SageMaker take; always streamed, usage
 * included. `servedName` is left out where the server has one model and no name for it. `max_tokens` is left out
 * where the caller set no limit: the server then gives what room the prompt leaves, up to the ceiling it was started
 * with (lib/hosts/serving-settings.ts).
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
