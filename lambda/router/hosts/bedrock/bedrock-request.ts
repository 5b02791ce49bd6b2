import type {
  ConverseStreamRequest,
  OutputConfig,
  SystemContentBlock,
} from '@aws-sdk/client-bedrock-runtime';
import type { ChatPart, ChatRequest, TextPart } from '../../contract/chat';
import { type AnswerCeiling, callersLimit } from '../wire/answer-limit';
import { conversationOf } from '../wire/conversation';
import { cacheMarks } from './cache-marks';
import { type CallForm, callForm } from './call-form';
import { blockWriter } from './content-blocks';
import { claudeToolChoice, toolConfig } from './tool-config';
import { topKFields } from './top-k';

/** A published guardrail. */
export interface Guardrail {
  readonly id: string;
  readonly version: string;
}

type Body = Omit<ConverseStreamRequest, 'modelId'>;

/**
 * The body of `ConverseStream`, or of `Converse` where the answer is not streamed. Bedrock's highest temperature is 1
 * and OpenAI's is 2, so higher values become 1. The guardrail runs in `sync` mode, so that no text leaves before it has
 * been checked. The account's invocation log keeps the decision id. Without `model` and without a limit of the caller,
 * Bedrock decides the length of the answer.
 */
export function bedrockRequest(
  request: ChatRequest,
  model: AnswerCeiling | undefined,
  decisionId: string,
  guardrail?: Guardrail,
  form: CallForm = callForm(request, {}),
): Body {
  const maxTokens = model ? (callersLimit(request, model) ?? model.maxOutputTokens) : request.maxTokens;
  const { system, turns } = conversationOf(request.messages);
  const parts = turns.flatMap((turn): readonly ChatPart[] => turn.parts);
  const marks = cacheMarks({ tools: request.tools ?? [], system, turns: parts }, form.traits);
  const blocks = blockWriter(parts, form, marks);
  const told = [...system, ...instructionOf(form)];
  const tools = toolConfig(form, marks);
  const { serviceTier = 'default' } = request;
  return {
    messages: turns.map(({ role, parts }) => ({ role, content: blocks(parts) })),
    ...(told.length > 0 && { system: blocks(told) as SystemContentBlock[] }),
    inferenceConfig: {
      ...(maxTokens !== undefined && { maxTokens }),
      ...(request.temperature !== undefined && { temperature: Math.min(request.temperature, 1) }),
      ...(request.topP !== undefined && { topP: request.topP }),
      ...(form.stop.length > 0 && { stopSequences: [...form.stop] }),
    },
    ...(tools && { toolConfig: tools }),
    ...outputConfig(request, form),
    ...additionalFields(request, form),
    ...(guardrail && {
      guardrailConfig: {
        guardrailIdentifier: guardrail.id,
        guardrailVersion: guardrail.version,
        trace: 'disabled',
        ...(form.streamed && { streamProcessingMode: 'sync' }),
      },
    }),
    ...(serviceTier !== 'default' && { serviceTier: { type: serviceTier } }),
    requestMetadata: { decisionId },
  };
}

const instructionOf = ({ use }: CallForm): readonly TextPart[] =>
  use?.instruction ? [{ type: 'text', text: use.instruction }] : [];

/** The schema that the text of the answer follows. */
function outputConfig({ format }: ChatRequest, form: CallForm): { outputConfig?: OutputConfig } {
  if (format?.type !== 'json-schema' || !form.format || !('schema' in form.format)) return {};
  const { name, description } = format;
  const schema = JSON.stringify(form.format.schema);
  const jsonSchema = { schema, name, ...(description?.trim() && { description }) };
  return { outputConfig: { textFormat: { type: 'json_schema', structure: { jsonSchema } } } };
}

/** Fields of the model's own. Claude is also asked which stop sequence ended its answer. */
function additionalFields(request: ChatRequest, form: CallForm): Partial<Body> {
  const choice = claudeToolChoice(form);
  const fields = {
    ...form.thinking,
    ...topKFields(request, form.traits),
    ...(choice && { tool_choice: choice }),
  };
  return {
    ...(Object.keys(fields).length > 0 && {
      additionalModelRequestFields: fields as Body['additionalModelRequestFields'],
    }),
    ...(form.traits.claude &&
      form.stop.length > 0 && { additionalModelResponseFieldPaths: [stopSequencePath(form)] }),
  };
}

/** Where Claude's answer names the stop sequence: in its last event, or in its message (vercel/ai pull request 11410). */
const stopSequencePath = ({ streamed }: CallForm) => (streamed ? '/delta/stop_sequence' : '/stop_sequence');
