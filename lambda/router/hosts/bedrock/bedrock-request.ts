import type { ConverseStreamRequest, Message } from '@aws-sdk/client-bedrock-runtime';
import type { ChatMessage, ChatRequest } from '../../contract/chat';
import { type AnswerCeiling, callersLimit } from '../wire/answer-limit';

/** A published guardrail. */
export interface Guardrail {
  readonly id: string;
  readonly version: string;
}

/**
 * The body of `ConverseStream`. Bedrock's highest temperature is 1 and OpenAI's is 2, so higher values become 1. The
 * guardrail runs in `sync` mode, so that no text leaves before it has been checked. The account's invocation log keeps
 * the decision id. Without `model` and without a limit of the caller, Bedrock decides the length of the answer.
 */
export function bedrockRequest(
  request: ChatRequest,
  model: AnswerCeiling | undefined,
  decisionId: string,
  guardrail?: Guardrail,
): Omit<ConverseStreamRequest, 'modelId'> {
  const maxTokens = model ? (callersLimit(request, model) ?? model.maxOutputTokens) : request.maxTokens;
  const system = request.messages.filter(({ role, text }) => role === 'system' && text !== '');
  return {
    messages: turns(request.messages),
    ...(system.length > 0 && { system: system.map(({ text }) => ({ text })) }),
    inferenceConfig: {
      ...(maxTokens !== undefined && { maxTokens }),
      ...(request.temperature !== undefined && { temperature: Math.min(request.temperature, 1) }),
      ...(request.topP !== undefined && { topP: request.topP }),
      ...(request.stop?.length && { stopSequences: [...request.stop] }),
    },
    ...(guardrail && {
      guardrailConfig: {
        guardrailIdentifier: guardrail.id,
        guardrailVersion: guardrail.version,
        trace: 'disabled',
        streamProcessingMode: 'sync',
      },
    }),
    requestMetadata: { decisionId },
  };
}

/** Bedrock requires user and assistant in turn and no empty text. Messages of one role in a row become one message. */
function turns(messages: readonly ChatMessage[]): Message[] {
  const result: { role: 'user' | 'assistant'; content: { text: string }[] }[] = [];
  for (const { role, text } of messages) {
    if (role === 'system' || text === '') continue;
    const last = result.at(-1);
    if (last?.role === role) last.content.push({ text });
    else result.push({ role, content: [{ text }] });
  }
  return result;
}
