import * as z from 'zod';

const textBlock = z.strictObject({
  text: z.string().regex(/\S/, 'text content blocks must contain non-whitespace text'),
});

// How models are told whether to think (Bedrock user guide, Extended thinking and Adaptive thinking; Amazon Nova 2 user
// guide; read 2026-11-26). bedrock-settings.ts says which model takes which.
const thinking = z.strictObject({
  thinking: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('enabled'), budget_tokens: z.int().min(1024) }),
    z.strictObject({ type: z.enum(['adaptive', 'disabled']) }),
  ]),
});
const reasoningConfig = z.strictObject({
  reasoningConfig: z.strictObject({
    type: z.enum(['enabled', 'disabled']),
    maxReasoningEffort: z.enum(['low', 'medium', 'high']).optional(),
  }),
});
const reasoningEffort = z.strictObject({ reasoning_effort: z.enum(['low', 'medium', 'high']) });

/** The `Converse` body, as far as the router writes it; what Bedrock refuses is refused. */
const converseBody = z.strictObject({
  messages: z
    .array(z.strictObject({ role: z.enum(['user', 'assistant']), content: z.array(textBlock).min(1) }))
    .min(1),
  system: z.array(textBlock).optional(),
  inferenceConfig: z
    .strictObject({
      maxTokens: z.int().min(1).optional(),
      temperature: z.number().min(0).max(1).optional(),
      topP: z.number().min(0).max(1).optional(),
      stopSequences: z.array(z.string().min(1)).optional(),
    })
    .optional(),
  guardrailConfig: z
    .strictObject({
      // Both patterns: Bedrock API reference, "GuardrailStreamConfiguration".
      guardrailIdentifier: z
        .string()
        .max(2048)
        .regex(/^([a-z0-9]+|arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:guardrail\/[a-z0-9]+)$/),
      guardrailVersion: z.string().regex(/^([0-9]{1,8}|DRAFT)$/),
      trace: z.enum(['enabled', 'disabled', 'enabled_full']).optional(),
      streamProcessingMode: z.enum(['sync', 'async']).optional(),
    })
    .optional(),
  additionalModelRequestFields: z.union([thinking, reasoningConfig, reasoningEffort]).optional(),
  requestMetadata: z.record(z.string().max(256), z.string().max(256)).optional(),
});
export type ConverseBody = z.infer<typeof converseBody>;

/**
 * The body, or Bedrock's words for what is wrong with it. Some models take more: a first turn of the assistant (Claude
 * and Qwen), or a last one (Claude before 4.6 and others). The stricter rule is simulated for all (pydantic/pydantic-ai
 * pull request 6255, NousResearch/hermes-agent pull request 101401, looked up 2026-11-26).
 */
export function readConverseBody(json: unknown): { body: ConverseBody } | { problem: string } {
  const result = converseBody.safeParse(json);
  if (!result.success) {
    const [first] = result.error.issues;
    return { problem: `The request is invalid at ${first?.path.join('.')}: ${first?.message}.` };
  }
  const { messages } = result.data;
  if (messages[0]?.role !== 'user') {
    return {
      problem:
        'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    };
  }
  if (messages.some(({ role }, i) => i > 0 && role === messages[i - 1]?.role)) {
    return {
      problem:
        'A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.',
    };
  }
  if (messages.at(-1)?.role !== 'user') {
    return {
      problem:
        'The model returned the following errors: This model does not support assistant message prefill. The conversation must end with a user message.',
    };
  }
  return { body: result.data };
}
