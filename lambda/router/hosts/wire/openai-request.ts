import type { ChatPart, ChatRequest } from '../../contract/chat';
import { type AnswerCeiling, callersLimit } from './answer-limit';
import { conversationOf } from './conversation';
import { type Thoughtful, thinkingFields } from './thinking';

/** What a body has besides the caller's request. */
export interface OpenAiParts {
  /** The name of the model. @default the server has one model without a name */
  readonly servedName?: string;
  /** vLLM reuses prefixes only among requests with the same salt; from 0.9 on. @default among all requests */
  readonly cacheSalt?: string;
}

/**
 * The OpenAI chat completions body for vLLM and for the containers on SageMaker; always streamed, usage included.
 * `max_tokens` is absent where the caller set no limit: the server then uses the room that the prompt leaves, up to the
 * limit that it was started with (lib/hosts/serving-settings.ts).
 */
export function openAiRequest(
  request: ChatRequest,
  model: AnswerCeiling & Thoughtful,
  { servedName, cacheSalt }: OpenAiParts = {},
): object {
  const limit = callersLimit(request, model);
  return {
    ...(servedName !== undefined && { model: servedName }),
    messages: messagesOf(request),
    ...(request.temperature !== undefined && { temperature: request.temperature }),
    ...(request.topP !== undefined && { top_p: request.topP }),
    ...(limit !== undefined && { max_tokens: limit }),
    ...(request.stop?.length && { stop: request.stop }),
    ...thinkingFields(request, model),
    stream: true,
    stream_options: { include_usage: true },
    ...(cacheSalt !== undefined && { cache_salt: cacheSalt }),
  };
}

/** At most one system message, which is the first: a chat template may refuse any other. */
function messagesOf({ messages }: ChatRequest) {
  const { system, turns } = conversationOf(messages);
  return [
    ...(system.length > 0 ? [{ role: 'system', content: joined(system) }] : []),
    ...turns.map(({ role, parts }) => ({ role, content: joined(parts) })),
  ];
}

const joined = (parts: readonly ChatPart[]): string =>
  parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join(BETWEEN);

/** Between two messages that become one. */
const BETWEEN = '\n\n';
