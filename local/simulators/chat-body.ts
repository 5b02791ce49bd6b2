import * as z from 'zod';
import { chatMessage } from './chat-message';
import { templateProblem } from './chat-template';
import { schemaProblem } from './schema-problem';
import { validationWords } from './validation-words';

/** vLLM's words (vllm/entrypoints/openai, check_cache_salt_support, read 2026-11-26). */
const NO_SALT = "Value error, Parameter 'cache_salt' must be a non-empty string if provided.";

const NO_TOOLS =
  '`tools` must not be an empty array. Either provide at least one tool or omit the field entirely.';

const jsonSchema = z.record(z.string(), z.unknown()).superRefine((schema, context) => {
  const problem = schemaProblem(schema);
  if (problem) context.addIssue({ code: 'custom', message: `Invalid JSON schema: ${problem}` });
});

const tool = z.object({
  type: z.literal('function'),
  function: z.object({
    name: z.string().min(1),
    description: z.string().optional(),
    parameters: jsonSchema.optional(),
    strict: z.boolean().nullish(),
  }),
});

const format = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }),
  z.object({ type: z.literal('json_object') }),
  z.object({
    type: z.literal('json_schema'),
    json_schema: z.object(
      {
        name: z.string(),
        description: z.string().optional(),
        schema: jsonSchema,
        strict: z.boolean().nullish(),
      },
      "When response_format type is 'json_schema', the 'json_schema' field must be provided.",
    ),
  }),
]);

const tokens = z.array(z.int().min(0));

/** What an answer is held to: exactly one (vllm/sampling_params.py, StructuredOutputsParams, read 2026-11-27). */
const ONE_FORM =
  'You can only use one kind of structured outputs constraint but multiple or none are specified';
const structuredOutputs = z
  .looseObject({
    json: z.union([z.string(), jsonSchema]).optional(),
    regex: z.string().optional(),
    choice: z.array(z.string()).min(1).optional(),
    grammar: z.string().optional(),
  })
  .refine(({ json, regex, choice, grammar }) => {
    return [json, regex, choice, grammar].filter((form) => form !== undefined).length === 1;
  }, ONE_FORM);

/**
 * The chat completions body as vLLM takes it (vllm/entrypoints/openai/chat_completion/protocol.py at 002032e, read 2026-11-26); what
 * the router never sends is let through unread, as vLLM does.
 */
const chatBody = z.looseObject({
  model: z.string().optional(),
  messages: z.array(chatMessage).min(1),
  tools: z.array(tool).min(1, NO_TOOLS).optional(),
  tool_choice: z
    .union([
      z.enum(['none', 'auto', 'required']),
      z.object({ type: z.literal('function'), function: z.object({ name: z.string().min(1) }) }),
    ])
    .nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  response_format: format.nullish(),
  temperature: z.number().min(0).optional(),
  top_p: z.number().gt(0).max(1).optional(),
  presence_penalty: z.number().min(-2).max(2).optional(),
  frequency_penalty: z.number().min(-2).max(2).optional(),
  seed: z.int().optional(),
  logprobs: z.boolean().nullish(),
  // vLLM's own limit, `--max-logprobs`, is 20 unless it is told another.
  top_logprobs: z.int().min(0).max(20).optional(),
  max_tokens: z.int().min(1).optional(),
  max_completion_tokens: z.int().min(1).optional(),
  // VLLM_MAX_STOP_STRINGS is 4 (vllm-project/vllm pull request 51447).
  stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
  stream: z.boolean().optional(),
  stream_options: z
    .object({ include_usage: z.boolean().optional(), continuous_usage_stats: z.boolean().optional() })
    .nullish(),
  reasoning_effort: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']).nullish(),
  // Arguments of the chat template. A template ignores those that it does not have.
  chat_template_kwargs: z.record(z.string(), z.unknown()).nullish(),
  top_k: z.int().min(-1).nullish(),
  min_p: z.number().min(0).max(1).nullish(),
  repetition_penalty: z.number().gt(0).nullish(),
  min_tokens: z.int().min(0).nullish(),
  stop_token_ids: tokens.nullish(),
  bad_words: z.array(z.string().min(1)).nullish(),
  allowed_token_ids: tokens.min(1).nullish(),
  logit_bias: z.record(z.string().regex(/^\d+$/), z.number().min(-100).max(100)).nullish(),
  ignore_eos: z.boolean().optional(),
  skip_special_tokens: z.boolean().optional(),
  spaces_between_special_tokens: z.boolean().optional(),
  structured_outputs: structuredOutputs.nullish(),
  cache_salt: z.string(NO_SALT).min(1, NO_SALT).nullish(),
});
export type ChatBody = z.infer<typeof chatBody>;

/** The body, or vLLM's words for what is wrong with it. */
export function readChatBody(json: unknown): { body: ChatBody } | { problem: string } {
  const result = chatBody.safeParse(json);
  if (result.success) {
    const { data } = result;
    const problem = fieldsProblem(data) ?? templateProblem(data.messages);
    return problem ? { problem } : { body: data };
  }
  return { problem: validationWords(result.error) };
}

/** What vLLM refuses of fields that do not go together, in its words. */
function fieldsProblem({ tools, tool_choice, stream, stream_options, ...body }: ChatBody) {
  if (stream_options && !stream) return 'Stream options can only be defined when `stream=True`.';
  if (body.top_logprobs && !body.logprobs) {
    return 'when using `top_logprobs`, `logprobs` must be set to true.';
  }
  if (body.structured_outputs && body.response_format && body.response_format.type !== 'text') {
    return ONE_FORM;
  }
  const limit = body.max_completion_tokens ?? body.max_tokens;
  if (limit !== undefined && (body.min_tokens ?? 0) > limit) {
    return `min_tokens must be less than or equal to max_tokens=${limit}, got ${body.min_tokens}.`;
  }
  if (!tool_choice || tool_choice === 'none') return undefined;
  if (!tools) return 'When using `tool_choice`, `tools` must be set.';
  const named = typeof tool_choice === 'object' ? tool_choice.function.name : undefined;
  return named === undefined || tools.some((each) => each.function.name === named)
    ? undefined
    : 'The tool specified in `tool_choice` does not match any of the specified `tools`';
}
