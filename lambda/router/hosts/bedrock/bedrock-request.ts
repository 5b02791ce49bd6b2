import type { ConverseStreamRequest } from '@aws-sdk/client-bedrock-runtime';
import type { ChatPart, ChatRequest } from '../../contract/chat';
import { type AnswerCeiling, callersLimit } from '../wire/answer-limit';
import { conversationOf } from '../wire/conversation';

/** A published guardrail. */
export interface Guardrail {
  readonly id: string;
  readonly version: string;
}

/**
 * The body of `ConverseStream`. Bedrock's highest temperature is 1 and OpenAI's is 2, so higher values become 1. The
 * guardrail runs in `sync` mode, so that no text leaves before it has been checked. The account's invocation log keeps
 * the decision id. Without `model` and without a limit of the caller, Bedrock decides the length of the answer.
 *
 * @param thinking the fields by which this model is told whether to think
 */
export function bedrockRequest(
  request: ChatRequest,
  model: AnswerCeiling | undefined,
  decisionId: string,
  guardrail?: Guardrail,
  thinking: Readonly<Record<string, unknown>> = {},
): Omit<ConverseStreamRequest, 'modelId'> {
  const maxTokens = model ? (callersLimit(request, model) ?? model.maxOutputTokens) : request.maxTokens;
  const { system, turns } = conversationOf(request.messages);
  return {
    messages: turns.map(({ role, parts }) => ({ role, content: asBlocks(parts) })),
    ...(system.length > 0 && { system: asBlocks(system) }),
    inferenceConfig: {
      ...(maxTokens !== undefined && { maxTokens }),
      ...(request.temperature !== undefined && { temperature: Math.min(request.temperature, 1) }),
      ...(request.topP !== undefined && { topP: request.topP }),
      ...(request.stop?.length && { stopSequences: [...request.stop] }),
    },
    ...(Object.keys(thinking).length > 0 && {
      additionalModelRequestFields: thinking as ConverseStreamRequest['additionalModelRequestFields'],
    }),
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

const asBlocks = (parts: readonly ChatPart[]) =>
  parts.flatMap((part) => (part.type === 'text' ? [{ text: part.text }] : []));
