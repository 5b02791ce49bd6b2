// What becomes of each field of the newest clients' types: `openai` 7.57.0 (ChatCompletionCreateParams,
// CompletionCreateParams, ResponseCreateParams, EmbeddingCreateParams) and `@anthropic-ai/sdk` 1.14.0 (MessageCreateParams, MessageCountTokensParams,
// and those of its beta), 2026-11. test/clients/fields.types.ts holds these lists to the types.

/**
 * `read`: the router understands it. `label`: the caller's own word, which changes nothing. `dropped`: it cannot change the
 * answer, and a header names it. `refused`: by its name. `header`: no field of the body.
 */
type Fate = 'read' | 'label' | 'dropped' | 'refused' | 'header';

/** A value that a client would send, and what becomes of it. */
type Fields = Readonly<Record<string, readonly [value: unknown, fate: Fate, beside?: object]>>;

const SCHEMA = { type: 'object' };
const HI = [{ role: 'user', content: 'Hello' }];

export const CHAT_FIELDS = {
  messages: [HI, 'read'],
  model: ['qwen', 'read'],
  audio: [{ voice: 'ash', format: 'mp3' }, 'refused'],
  frequency_penalty: [1, 'read'],
  function_call: ['auto', 'refused'],
  functions: [[{ name: 'f' }], 'refused'],
  logit_bias: [{ '1': 5 }, 'read'],
  logprobs: [true, 'read'],
  max_completion_tokens: [5, 'read'],
  max_tokens: [5, 'read'],
  metadata: [{ data_class: 'internal' }, 'read'],
  modalities: [['text', 'audio'], 'refused'],
  moderation: [{ model: 'omni-moderation-latest' }, 'refused'],
  n: [2, 'read'],
  parallel_tool_calls: [false, 'read', { tools: [{ type: 'function', function: { name: 'f' } }] }],
  prediction: [{ type: 'content', content: 'x' }, 'refused'],
  presence_penalty: [1, 'read'],
  prompt_cache_key: ['key', 'label'],
  prompt_cache_options: [{ mode: 'explicit', ttl: '30m' }, 'label'],
  prompt_cache_retention: ['24h', 'dropped'],
  reasoning_effort: ['low', 'read'],
  response_format: [{ type: 'json_object' }, 'read'],
  safety_identifier: ['user-1', 'label'],
  seed: [7, 'read'],
  service_tier: ['fast', 'read'],
  stop: ['END', 'read'],
  store: [true, 'dropped'],
  stream: [true, 'read'],
  stream_options: [{ include_usage: true }, 'read', { stream: true }],
  temperature: [0.5, 'read'],
  tool_choice: ['required', 'read', { tools: [{ type: 'function', function: { name: 'f' } }] }],
  tools: [[{ type: 'function', function: { name: 'f' } }], 'read'],
  top_logprobs: [2, 'read', { logprobs: true }],
  top_p: [0.5, 'read'],
  user: ['user-1', 'label'],
  verbosity: ['low', 'read'],
  web_search_options: [{}, 'refused'],
} as const satisfies Fields;

export const COMPLETIONS_FIELDS = {
  model: ['qwen', 'read'],
  prompt: ['Twice upon', 'read'],
  best_of: [2, 'refused'],
  echo: [true, 'read'],
  frequency_penalty: [1, 'read'],
  logit_bias: [{ '1': 5 }, 'read'],
  logprobs: [2, 'read'],
  max_tokens: [5, 'read'],
  n: [2, 'read'],
  presence_penalty: [1, 'read'],
  seed: [7, 'read'],
  stop: ['END', 'read'],
  stream: [true, 'read'],
  stream_options: [{ include_usage: true }, 'read', { stream: true }],
  suffix: ['the end', 'refused'],
  temperature: [0.5, 'read'],
  top_p: [0.5, 'read'],
  user: ['user-1', 'label'],
} as const satisfies Fields;

export const RESPONSES_FIELDS = {
  access_programs: [{ cyber: 'standard' }, 'refused'],
  background: [true, 'refused'],
  context_management: [[{ type: 'compaction' }], 'refused'],
  conversation: ['conv_1', 'refused'],
  image: [{ context_compression: 'enabled' }, 'refused'],
  include: [['message.output_text.logprobs'], 'read'],
  input: ['Hello', 'read'],
  instructions: ['Be short.', 'read'],
  max_output_tokens: [5, 'read'],
  max_tool_calls: [3, 'dropped'],
  metadata: [{ data_class: 'internal' }, 'read'],
  model: ['qwen', 'read'],
  moderation: [{ model: 'omni-moderation-latest' }, 'refused'],
  parallel_tool_calls: [false, 'read', { tools: [{ type: 'function', name: 'f', parameters: SCHEMA }] }],
  previous_response_id: ['resp_1', 'refused'],
  prompt: [{ id: 'pmpt_1' }, 'refused'],
  prompt_cache_key: ['key', 'dropped'],
  prompt_cache_options: [{ mode: 'explicit', ttl: '12h' }, 'label'],
  prompt_cache_retention: ['24h', 'dropped'],
  reasoning: [{ effort: 'low' }, 'read'],
  safety_identifier: ['user-1', 'read'],
  service_tier: ['ultrafast', 'read'],
  store: [true, 'dropped'],
  stream: [true, 'read'],
  stream_options: [{ include_obfuscation: false }, 'label', { stream: true }],
  temperature: [0.5, 'read'],
  text: [{ format: { type: 'json_object' } }, 'read'],
  tool_choice: ['required', 'read', { tools: [{ type: 'function', name: 'f', parameters: SCHEMA }] }],
  tools: [[{ type: 'function', name: 'f', parameters: SCHEMA }], 'read'],
  top_logprobs: [2, 'read', { include: ['message.output_text.logprobs'] }],
  top_p: [0.5, 'read'],
  truncation: ['auto', 'refused'],
  user: ['user-1', 'read'],
} as const satisfies Fields;

export const EMBEDDINGS_FIELDS = {
  input: [['Hello'], 'read'],
  model: ['titan', 'read'],
  dimensions: [256, 'read'],
  encoding_format: ['base64', 'read'],
  user: ['user-1', 'label'],
} as const satisfies Fields;

const TOOLS = { tools: [{ name: 'f', input_schema: SCHEMA }] };

/** Of a request, and of a count of its tokens. */
const MESSAGES = {
  messages: [HI, 'read'],
  model: ['qwen', 'read'],
  billing_policy: [{ type: 'billing_policy', bill_to: 'self' }, 'dropped'],
  cache_control: [{ type: 'ephemeral' }, 'read'],
  context_management: [{ edits: [{ type: 'clear_tool_uses_20250919' }] }, 'refused'],
  mcp_servers: [[{ type: 'url', url: 'https://x', name: 'x' }], 'refused'],
  output_config: [{ effort: 'low' }, 'read'],
  output_format: [{ type: 'json_schema', schema: SCHEMA }, 'read'],
  speed: ['fast', 'dropped'],
  system: [[{ type: 'text', text: 'Be short.', cache_control: { type: 'ephemeral' } }], 'read'],
  thinking: [{ type: 'adaptive' }, 'read'],
  tool_choice: [{ type: 'any' }, 'read', TOOLS],
  tools: [TOOLS.tools, 'read'],
  betas: [['effort-2025-11-24'], 'header'],
  user_profile_id: ['uprof_1', 'header'],
  workspace_id: ['wrkspc_1', 'header'],
} as const satisfies Fields;

export const MESSAGES_FIELDS = {
  ...MESSAGES,
  max_tokens: [50, 'read'],
  compaction: [{ type: 'summarize' }, 'refused'],
  container: ['container_1', 'refused'],
  diagnostics: [{ previous_message_id: 'msg_1' }, 'dropped'],
  fallback_credit_token: ['token', 'refused'],
  fallbacks: [{ models: ['x'] }, 'refused'],
  inference_geo: ['us', 'refused'],
  metadata: [{ user_id: 'user-1' }, 'label'],
  service_tier: ['standard_only', 'read'],
  stop_sequences: [['END'], 'read'],
  stream: [true, 'read'],
  thread: [{ type: 'create' }, 'refused'],
} as const satisfies Fields;

export const COUNT_FIELDS = {
  ...MESSAGES,
  compaction: [{ type: 'summarize' }, 'dropped'],
} as const satisfies Fields;
