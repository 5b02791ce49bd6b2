import type { ApiError } from '../../../../../lambda/router/contract/api-error';
import { readChat } from '../../../../../lambda/router/request/chat/read-chat';
import { said } from '../../support/said';

const messages = [{ role: 'user', content: 'Hi' }];
const read = (more: object = {}) => readChat({ model: 'auto', messages, ...more });

function refusal(body: unknown): ApiError {
  try {
    readChat(body);
  } catch (error) {
    return error as ApiError;
  }
  throw new Error('accepted');
}

test('a request with every supported field is parsed', () => {
  const asked = readChat({
    model: 'qwen',
    messages: [
      { role: 'developer', content: 'Be brief.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'One' },
          { type: 'text', text: 'two' },
        ],
      },
      { role: 'assistant', content: 'Three', refusal: null, annotations: [], tool_calls: null },
      { role: 'user', content: 'Four' },
    ],
    temperature: 0,
    top_p: 0.5,
    max_completion_tokens: 10,
    stop: 'END',
    stream: true,
    stream_options: { include_usage: true },
    metadata: { data_class: 'Confidential', team: 'claims' },
    user: 'alice',
  });
  expect(asked).toEqual({
    model: 'qwen',
    limitField: 'max_completion_tokens',
    fields: { tools: 'messages' },
    request: {
      messages: [
        said('system', 'Be brief.'),
        {
          role: 'user',
          parts: [
            { type: 'text', text: 'One' },
            { type: 'text', text: 'two' },
          ],
        },
        said('assistant', 'Three'),
        said('user', 'Four'),
      ],
      temperature: 0,
      topP: 0.5,
      maxTokens: 10,
      stop: ['END'],
    },
    stream: true,
    form: { includeUsage: true },
    declared: 'confidential',
  });
});

test('fields at the value that changes nothing, and nulls, are accepted', () => {
  const neutral = {
    n: 1,
    store: false,
    logprobs: false,
    presence_penalty: 0,
    frequency_penalty: 0,
    logit_bias: {},
    response_format: { type: 'text' },
    service_tier: 'auto',
    tools: [],
    tool_choice: 'none',
    temperature: null,
    stop: null,
    metadata: null,
    stream: null,
    max_tokens: null,
  };
  expect(read(neutral)).toEqual(read());
});

test.each([
  ['modalities', { modalities: ['text', 'audio'] }],
  ['audio', { audio: { voice: 'alloy', format: 'wav' } }],
  ['prediction', { prediction: { type: 'content', content: 'Hi' } }],
  ['web_search_options', { web_search_options: {} }],
  ['moderation', { moderation: { model: 'omni' } }],
  ['functions', { functions: [{ name: 'f' }] }],
  ['function_call', { function_call: 'auto' }],
  ['constructor', { constructor: 1 }],
  ['reasoning', { reasoning: { effort: 'high' } }],
  ['stream_options.x', { stream: true, stream_options: { x: 1 } }],
  ['messages[0].mood', { messages: [{ role: 'user', content: 'Hi', mood: 'glad' }] }],
  [
    'messages[0].content[0].mood',
    { messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi', mood: 1 }] }] },
  ],
  ['messages[0].content[0].type', { messages: [{ role: 'user', content: [{ type: 'video_url' }] }] }],
  ['messages[0].content[0].type', { messages: [{ role: 'user', content: [{ type: 'input_audio' }] }] }],
  ['messages[0].content[0].type', { messages: [{ role: 'system', content: [{ type: 'image_url' }] }] }],
])('%s is refused by name as unsupported', (param, more) => {
  expect(refusal({ model: 'auto', messages, ...more })).toMatchObject({ code: 'unsupported_field', param });
});

test.each([
  ['model', 'invalid_type', { model: 1 }],
  ['model', 'invalid_type', { model: undefined }],
  ['messages', 'invalid_type', { messages: 'Hi' }],
  ['messages', 'invalid_value', { messages: [] }],
  ['messages', 'invalid_value', { messages: Array(10_001).fill(messages[0]) }],
  ['messages[0]', 'invalid_type', { messages: ['Hi'] }],
  ['messages[0].role', 'invalid_value', { messages: [{ role: 'function', content: 'Hi', name: 'f' }] }],
  ['messages[0].role', 'invalid_value', { messages: [{ role: 'constructor', content: 'Hi' }] }],
  ['messages[0].content', 'invalid_type', { messages: [{ role: 'user' }] }],
  [
    'messages[0].content[0].text',
    'invalid_type',
    { messages: [{ role: 'user', content: [{ type: 'text' }] }] },
  ],
  ['temperature', 'invalid_value', { temperature: 2.1 }],
  ['temperature', 'invalid_value', { temperature: Number.POSITIVE_INFINITY }],
  ['temperature', 'invalid_type', { temperature: '1' }],
  ['top_p', 'invalid_value', { top_p: -0.1 }],
  ['max_tokens', 'invalid_value', { max_tokens: 0 }],
  ['max_completion_tokens', 'invalid_value', { max_completion_tokens: 0 }],
  ['max_tokens', 'invalid_value', { max_tokens: 1.5 }],
  ['max_tokens', 'invalid_type', { max_tokens: '10' }],
  ['max_tokens', 'invalid_value', { max_tokens: Number.NaN }],
  ['max_tokens', 'invalid_value', { max_tokens: 1, max_completion_tokens: 2 }],
  ['stop', 'invalid_type', { stop: [1] }],
  ['stop', 'invalid_value', { stop: Array(65).fill('a') }],
  ['stop', 'invalid_value', { stop: '' }],
  ['stream', 'invalid_type', { stream: 'true' }],
  ['stream_options', 'invalid_value', { stream_options: { include_usage: true } }],
  ['metadata', 'invalid_type', { metadata: { data_class: 1 } }],
  ['metadata', 'invalid_type', { metadata: [] }],
  ['metadata', 'invalid_type', { metadata: { nested: {} } }],
  ['metadata', 'invalid_value', { metadata: { a: 'x'.repeat(513) } }],
])('%s is refused as %s', (param, code, more) => {
  expect(refusal({ model: 'auto', messages, ...more })).toMatchObject({ code, param });
});

const LIMIT_FIELDS = ['max_tokens', 'max_completion_tokens'] as const;
const limitOf = (body: object) => readChat({ model: 'auto', messages, ...body }).request.maxTokens;

test.each(LIMIT_FIELDS.flatMap((field) => [-1, -2, -1e9, -0.5].map((none) => [field, none] as const)))(
  '%s of %d means no limit',
  (field, none) => {
    expect(limitOf({ [field]: none })).toBeUndefined();
  },
);

test.each(
  LIMIT_FIELDS.flatMap((field) => [1, 10_000_001, 2 ** 53 + 2, 1e30].map((most) => [field, most] as const)),
)('%s of %d is accepted: there is no largest limit', (field, most) => {
  expect(limitOf({ [field]: most })).toBe(most);
});

test('a limit too large for any number is accepted', () => {
  expect(limitOf(JSON.parse('{"max_tokens":1e999}'))).toBe(Number.POSITIVE_INFINITY);
});

test.each([
  [{ max_tokens: -1, max_completion_tokens: 5 }, 5],
  [{ max_tokens: 5, max_completion_tokens: -1 }, 5],
  [{ max_tokens: -1, max_completion_tokens: -2 }, undefined],
  [{ max_tokens: null, max_completion_tokens: 5 }, 5],
])('where one of the two limits means none, the other counts: %j', (limits, expected) => {
  expect(limitOf(limits)).toBe(expected);
});

test.each(LIMIT_FIELDS)('the error for %s of 0 says how to set no limit', (field) => {
  expect(refusal({ model: 'auto', messages, [field]: 0 }).message).toContain('send -1, for no limit');
});

test.each([[null], [[]], ['text'], [1]])('a body that is no object (%j) is refused', (body) => {
  expect(refusal(body)).toMatchObject({ code: 'invalid_type', param: null });
});

test('I12: one error lists every problem', () => {
  const { message } = refusal({
    model: 1,
    messages: [{ role: 'x', content: 1 }],
    temperature: 9,
    tools: [1],
  });
  for (const name of ['model', 'messages[0].role', 'messages[0].content', 'temperature', 'tools[0]']) {
    expect(message).toContain(`${name}: `);
  }
});

test('I7: an error does not repeat a field name that is no plain word', () => {
  const { message, param } = refusal({ model: 'auto', messages, 'CANARY my name is Alice': 1 });
  expect(message + param).not.toContain('CANARY');
});

test('an unknown class in metadata counts as unknown, not as absent', () => {
  expect(read({ metadata: { data_class: 'topsecret' } }).declared).toBe('unknown');
});

test('a model that is not a string is one problem, not two', () => {
  expect(refusal({ model: 7, messages })).toMatchObject({
    code: 'invalid_type',
    param: 'model',
    message: 'model: must be a string, not a number.',
  });
});

test.each(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'])(
  'reasoning_effort %s is read as the caller wrote it',
  (effort) => {
    expect(read({ reasoning_effort: effort }).request.effort).toBe(effort);
  },
);

test.each(['off', 'HIGH', '', 'constructor'])(
  'reasoning_effort %j is refused, with the values it may have',
  (effort) => {
    expect(() => read({ reasoning_effort: effort })).toThrow(
      expect.objectContaining({
        code: 'invalid_value',
        param: 'reasoning_effort',
        message: expect.stringContaining('none, minimal, low, medium, high, xhigh, max'),
      }),
    );
  },
);

test.each([1, true, {}])('reasoning_effort of another type (%j) is refused', (effort) => {
  expect(() => read({ reasoning_effort: effort })).toThrow(
    expect.objectContaining({ code: 'invalid_type', param: 'reasoning_effort' }),
  );
});

test.each([
  ['seed', { seed: 7 }, { seed: 7 }],
  ['a negative seed', { seed: -7 }, { seed: -7 }],
  ['presence_penalty', { presence_penalty: -1.5 }, { presencePenalty: -1.5 }],
  ['frequency_penalty', { frequency_penalty: 2 }, { frequencyPenalty: 2 }],
  ['logprobs', { logprobs: true }, { logprobs: 0 }],
  ['top_logprobs', { logprobs: true, top_logprobs: 20 }, { logprobs: 20 }],
  ['service_tier default', { service_tier: 'default' }, { serviceTier: 'default' }],
  ['service_tier flex', { service_tier: 'flex' }, { serviceTier: 'flex' }],
  ['service_tier priority', { service_tier: 'priority' }, { serviceTier: 'priority' }],
  ['verbosity low', { verbosity: 'low' }, { verbosity: 'low' }],
  ['verbosity high', { verbosity: 'high' }, { verbosity: 'high' }],
  ['stops of white space', { stop: ['\n'] }, { stop: ['\n'] }],
  ['the newer name of a tier', { service_tier: 'fast' }, { serviceTier: 'priority' }],
])('%s reaches the model', (_what, body, expected) => {
  expect(read(body).request).toEqual({ ...read().request, ...expected });
});

test.each([
  ['seed', { seed: 1.5 }],
  ['seed', { seed: 2 ** 60 }],
  ['presence_penalty', { presence_penalty: 2.1 }],
  ['frequency_penalty', { frequency_penalty: -2.1 }],
  ['top_logprobs', { top_logprobs: 1 }],
  ['top_logprobs', { logprobs: true, top_logprobs: 21 }],
  ['top_logprobs', { logprobs: true, top_logprobs: 0.5 }],
  ['service_tier', { service_tier: 'slow' }],
  ['verbosity', { verbosity: 'loud' }],
])('%s outside of its range is refused', (param, more) => {
  expect(refusal({ model: 'auto', messages, ...more })).toMatchObject({ code: 'invalid_value', param });
});

const LEFT_OUT: readonly (readonly [string, object])[] = [
  ['store', { store: true }],
  ['prompt_cache_retention', { prompt_cache_retention: '24h' }],
  ['service_tier', { service_tier: 'scale' }],
  ['prompt_cache_options.comparison_response_id', { prompt_cache_options: { comparison_response_id: 'x' } }],
  ['cache_control', { cache_control: { type: 'ephemeral' } }],
  ['client_metadata', { client_metadata: { app: 'x' } }],
  ['timeout', { timeout: 30 }],
  ['session_id', { session_id: 'x' }],
  ['trace_id', { trace_id: 'x' }],
  ['request_id', { request_id: 'x' }],
  ['tags', { tags: ['x'] }],
  ['num_retries', { num_retries: 2 }],
  ['max_retries', { max_retries: 2 }],
  ['caching', { caching: true }],
  ['usage', { usage: { include: true } }],
  ['stream_options.include_obfuscation', { stream: true, stream_options: { include_obfuscation: true } }],
  [
    'stream_options.continuous_usage_stats',
    { stream: true, stream_options: { continuous_usage_stats: true } },
  ],
  ...[
    ...['id', 'name', 'metadata', 'status', 'created_at', 'createdAt', 'timestamp', 'annotations'],
    ...['additional_kwargs', 'response_metadata', 'providerOptions', 'experimental_providerMetadata'],
  ].map(
    (name) => [`messages[].${name}`, { messages: [{ role: 'user', content: 'Hi', [name]: 'x' }] }] as const,
  ),
  ...['id', 'annotations', 'providerOptions', 'experimental_providerMetadata'].map(
    (name) =>
      [
        `messages[].content[].${name}`,
        { messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi', [name]: 'x' }] }] },
      ] as const,
  ),
];

test.each(LEFT_OUT)('%s cannot change the answer: it is left out, and named', (path, body) => {
  const asked = read(body);
  expect([asked.ignored, asked.request]).toEqual([[path], read().request]);
});

test('what many messages have alike is named once', () => {
  const named = { role: 'user', content: 'Hi', name: 'alice' };
  expect(read({ messages: [named, named, named] }).ignored).toEqual(['messages[].name']);
});

test.each(['user', 'safety_identifier', 'prompt_cache_key'])('%s is a label, which no model gets', (name) => {
  expect(read({ [name]: 'alice' })).toEqual(read());
});

test('numbers and booleans are labels too, as clients send them', () => {
  expect(read({ metadata: { attempt: 2, cached: false, team: 'claims' } })).toEqual(read());
});

test.each([
  ['functions', { functions: [] }, 'replaced by tools'],
  ['function_call', { function_call: 'auto' }, 'replaced by tool_choice'],
  [
    'messages[0].function_call',
    { messages: [{ role: 'assistant', function_call: {} }] },
    'replaced by tool_calls',
  ],
  ['messages[0].role', { messages: [{ role: 'function', content: '' }] }, 'replaced by tool'],
])('the error for %s, which OpenAI replaced, names what replaced it', (param, more, words) => {
  const error = refusal({ model: 'auto', messages, ...more });
  expect([error.param, error.message.includes(words)]).toEqual([param, true]);
});
