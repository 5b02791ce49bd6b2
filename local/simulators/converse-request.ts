import * as z from 'zod';
import { cachePoint, messageSchema, textBlock, toolName } from './converse-blocks';
import { conversationError } from './converse-conversation';
import { modelRefusal } from './model-refusal';

// How models are told whether to think (Bedrock user guide, Extended thinking and Adaptive thinking; Amazon Nova 2 user
// guide; read 2026-11-26). bedrock-settings.ts says which model takes which.
const modelFields = z.strictObject({
  thinking: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('enabled'), budget_tokens: z.int().min(1024) }),
      z.strictObject({ type: z.enum(['adaptive', 'disabled']) }),
    ])
    .optional(),
  reasoningConfig: z
    .strictObject({
      type: z.enum(['enabled', 'disabled']),
      maxReasoningEffort: z.enum(['low', 'medium', 'high']).optional(),
    })
    .optional(),
  reasoning_effort: z.enum(['low', 'medium', 'high']).optional(),
  // Bedrock user guide, Anthropic Claude Messages API: 0 to 500.
  top_k: z.int().min(0).max(500).optional(),
  // Amazon Nova user guide: Converse takes topK here, and what it has fields for in its own inferenceConfig.
  inferenceConfig: z.strictObject({ topK: z.int().min(0).max(128) }).optional(),
  // Anthropic's (platform.claude.com, Messages API, 2026-11), as far as Converse has no field for it.
  tool_choice: z
    .strictObject({
      type: z.enum(['auto', 'none']).optional(),
      disable_parallel_tool_use: z.boolean().optional(),
    })
    .optional(),
});

const tools = z.strictObject({
  tools: z
    .array(
      z.union([
        z.strictObject({
          toolSpec: z.strictObject({
            name: toolName,
            description: z.string().min(1).optional(),
            inputSchema: z.strictObject({ json: z.looseObject({ type: z.literal('object') }) }),
            strict: z.boolean().optional(),
          }),
        }),
        cachePoint,
      ]),
    )
    .min(1),
  toolChoice: z
    .union([
      z.strictObject({ auto: z.strictObject({}) }),
      z.strictObject({ any: z.strictObject({}) }),
      z.strictObject({ tool: z.strictObject({ name: toolName }) }),
    ])
    .optional(),
});

const outputConfig = z.strictObject({
  textFormat: z.strictObject({
    type: z.literal('json_schema'),
    structure: z.strictObject({
      jsonSchema: z.strictObject({
        schema: z.string(),
        name: z.string().min(1).optional(),
        description: z.string().min(1).optional(),
      }),
    }),
  }),
});

const METADATA = /^[a-zA-Z0-9\s:_@$#=/+,\-.]*$/;

/**
 * The `Converse` body, as far as the router writes it; what Bedrock refuses is refused. Lengths and patterns are those of
 * botocore 1.43.11, bedrock-runtime/2023-09-30/service-2.json.
 */
const converseBody = z.strictObject({
  messages: z.array(messageSchema).min(1),
  system: z.array(z.union([textBlock, cachePoint])).optional(),
  inferenceConfig: z
    .strictObject({
      maxTokens: z.int().min(1).optional(),
      temperature: z.number().min(0).max(1).optional(),
      topP: z.number().min(0).max(1).optional(),
      stopSequences: z.array(z.string().min(1)).max(2500).optional(),
    })
    .optional(),
  guardrailConfig: z
    .strictObject({
      // Both patterns: Bedrock API reference, "GuardrailStreamConfiguration".
      guardrailIdentifier: z
        .string()
        .max(2048)
        .regex(/^([a-z0-9]+|arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:guardrail\/[a-z0-9]+)$/),
      guardrailVersion: z.string().regex(/^([1-9][0-9]{0,7}|DRAFT)$/),
      trace: z.enum(['enabled', 'disabled', 'enabled_full']).optional(),
      streamProcessingMode: z.enum(['sync', 'async']).optional(),
    })
    .optional(),
  toolConfig: tools.optional(),
  outputConfig: outputConfig.optional(),
  serviceTier: z.strictObject({ type: z.enum(['default', 'flex', 'priority', 'reserved']) }).optional(),
  additionalModelRequestFields: modelFields.optional(),
  additionalModelResponseFieldPaths: z
    .array(
      z
        .string()
        .max(256)
        .regex(/^(\/[^/]+)+$/),
    )
    .max(10)
    .optional(),
  requestMetadata: z
    .record(z.string().regex(METADATA).min(1).max(256), z.string().regex(METADATA).max(256))
    .refine((entries) => Object.keys(entries).length > 0 && Object.keys(entries).length <= 16)
    .optional(),
});
export type ConverseBody = z.infer<typeof converseBody>;

/** The body, or Bedrock's words for what is wrong with it. */
export function readConverseBody(json: unknown): { body: ConverseBody } | { problem: string } {
  const result = converseBody.safeParse(json);
  if (!result.success) {
    const [first] = result.error.issues;
    return { problem: `The request is invalid at ${first?.path.join('.')}: ${first?.message}.` };
  }
  const { messages, toolConfig } = result.data;
  const problem = conversationError(messages, toolConfig !== undefined) ?? toolConfigError(toolConfig);
  return problem ? { problem } : { body: result.data };
}

/** The tools of a request. */
export const toolsIn = (toolConfig: ConverseBody['toolConfig']) =>
  (toolConfig?.tools ?? []).flatMap((tool) => ('toolSpec' in tool ? [tool.toolSpec] : []));

function toolConfigError(toolConfig: ConverseBody['toolConfig']): string | undefined {
  const names = toolsIn(toolConfig).map(({ name }) => name);
  if (new Set(names).size < names.length) return 'The toolConfig field has tools of the same name.';
  const { toolChoice } = toolConfig ?? {};
  return toolChoice && 'tool' in toolChoice && !names.includes(toolChoice.tool.name)
    ? modelRefusal('tool_choice: the named tool is not in tools')
    : undefined;
}
