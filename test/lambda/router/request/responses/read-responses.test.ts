import { readResponses } from '../../../../../lambda/router/request/responses/read-responses';

const read = (more: object) => readResponses({ model: 'auto', input: 'Hi', ...more });
const asked = (more: object) => {
  const { messages: _messages, ...settings } = read(more).request;
  return settings;
};
const weather = { type: 'function', name: 'weather', parameters: { type: 'object' }, strict: true };
const time = { type: 'function', name: 'time' };
const tools = [weather, time];
const bothTools = [
  { name: 'weather', parameters: { type: 'object' }, strict: true },
  { name: 'time', strict: false },
];
const schema = { type: 'object' };

test.each([
  ['temperature', { temperature: 0.5 }, { temperature: 0.5 }],
  ['top_p', { top_p: 0.5 }, { topP: 0.5 }],
  ['max_output_tokens', { max_output_tokens: 20 }, { maxTokens: 20 }],
  ['max_output_tokens without a limit', { max_output_tokens: -1 }, {}],
  ['reasoning.effort', { reasoning: { effort: 'high' } }, { effort: 'high' }],
  ['the older name of a summary', { reasoning: { generate_summary: 'auto' } }, {}],
  ['the usual context of reasoning', { reasoning: { context: 'all_turns', mode: 'standard' } }, {}],
  ['text.format text', { text: { format: { type: 'text' } } }, {}],
  ['text.format json_object', { text: { format: { type: 'json_object' } } }, { format: { type: 'json' } }],
  [
    'text.format json_schema',
    { text: { format: { type: 'json_schema', name: 'city', schema, strict: true } } },
    { format: { type: 'json-schema', name: 'city', schema, strict: true } },
  ],
  [
    'a schema with a description',
    { text: { format: { type: 'json_schema', name: 'city', schema, description: 'One city' } } },
    { format: { type: 'json-schema', name: 'city', schema, strict: false, description: 'One city' } },
  ],
  ['text.verbosity', { text: { verbosity: 'low' } }, { verbosity: 'low' }],
  ['tools', { tools }, { tools: bothTools }],
  ['no tools', { tools: [], tool_choice: 'auto', parallel_tool_calls: true }, {}],
  ['tool_choice auto', { tools, tool_choice: 'auto' }, { tools: bothTools, toolChoice: 'auto' }],
  ['tool_choice none', { tools, tool_choice: 'none' }, { tools: bothTools, toolChoice: 'none' }],
  ['tool_choice required', { tools, tool_choice: 'required' }, { tools: bothTools, toolChoice: 'required' }],
  [
    'tool_choice of one tool',
    { tools, tool_choice: { type: 'function', name: 'time' } },
    { tools: bothTools, toolChoice: { name: 'time' } },
  ],
  [
    'tool_choice of some tools',
    {
      tools,
      tool_choice: { type: 'allowed_tools', mode: 'required', tools: [{ type: 'function', name: 'time' }] },
    },
    { tools: [bothTools[1]], toolChoice: 'required' },
  ],
  [
    'parallel_tool_calls',
    { tools, parallel_tool_calls: false },
    { tools: bothTools, parallelToolCalls: false },
  ],
  ['include of logprobs', { include: ['message.output_text.logprobs'], top_logprobs: 3 }, { logprobs: 3 }],
  ['logprobs without alternatives', { include: ['message.output_text.logprobs'] }, { logprobs: 0 }],
  ['top_logprobs alone', { top_logprobs: 3 }, {}],
  ['include of encrypted reasoning', { include: ['reasoning.encrypted_content'] }, {}],
  ['service_tier auto', { service_tier: 'auto' }, {}],
  ['service_tier default', { service_tier: 'default' }, { serviceTier: 'default' }],
  ['service_tier flex', { service_tier: 'flex' }, { serviceTier: 'flex' }],
  ['service_tier priority', { service_tier: 'priority' }, { serviceTier: 'priority' }],
  ['service_tier fast', { service_tier: 'fast' }, { serviceTier: 'priority' }],
  ['labels', { user: 'u', safety_identifier: 's' }, {}],
  ['truncation disabled', { truncation: 'disabled' }, {}],
  ['background false', { background: false }, {}],
  ['stream_options', { stream: true, stream_options: { include_obfuscation: true } }, {}],
  ['the wish for usage in a stream', { stream: true, stream_options: { include_usage: true } }, {}],
])('%s is passed on', (_what, sent, expected) => {
  expect(asked(sent)).toEqual(expected);
});

const named = (tool_choice: object) => ({ tools, tool_choice });

test.each([
  ['no model', { model: undefined }, 'model', 'invalid_type'],
  ['previous_response_id', { previous_response_id: 'resp_1' }, 'previous_response_id', 'unsupported_field'],
  ['conversation', { conversation: 'conv_1' }, 'conversation', 'unsupported_field'],
  ['a prompt template', { prompt: { id: 'pmpt_1' } }, 'prompt', 'unsupported_field'],
  ['background', { background: true }, 'background', 'unsupported_field'],
  ['truncation auto', { truncation: 'auto' }, 'truncation', 'unsupported_field'],
  ['an unknown field', { mood: 'x' }, 'mood', 'unsupported_field'],
  ['a stop of the chat API', { stop: ['x'] }, 'stop', 'unsupported_field'],
  ['a temperature above 2', { temperature: 3 }, 'temperature', 'invalid_value'],
  ['a top_p above 1', { top_p: 2 }, 'top_p', 'invalid_value'],
  ['max_output_tokens of 0', { max_output_tokens: 0 }, 'max_output_tokens', 'invalid_value'],
  ['max_output_tokens of a half', { max_output_tokens: 1.5 }, 'max_output_tokens', 'invalid_value'],
  ['an unknown effort', { reasoning: { effort: 'most' } }, 'reasoning.effort', 'invalid_value'],
  ['an unknown summary', { reasoning: { summary: 'long' } }, 'reasoning.summary', 'invalid_value'],
  [
    'reasoning of one turn',
    { reasoning: { context: 'current_turn' } },
    'reasoning.context',
    'unsupported_field',
  ],
  ['another mode of reasoning', { reasoning: { mode: 'pro' } }, 'reasoning.mode', 'unsupported_field'],
  ['an unknown verbosity', { text: { verbosity: 'loud' } }, 'text.verbosity', 'invalid_value'],
  ['an unknown format', { text: { format: { type: 'grammar' } } }, 'text.format.type', 'invalid_value'],
  ['a format without a type', { text: { format: {} } }, 'text.format.type', 'invalid_type'],
  [
    'a format without a schema',
    { text: { format: { type: 'json_schema', name: 'city' } } },
    'text.format.schema',
    'invalid_type',
  ],
  [
    'a format without a name',
    { text: { format: { type: 'json_schema', schema } } },
    'text.format.name',
    'invalid_type',
  ],
  [
    'a format with another name',
    { text: { format: { type: 'json_schema', schema, name: 'a city' } } },
    'text.format.name',
    'invalid_value',
  ],
  ['tools that are no list', { tools: {} }, 'tools', 'invalid_type'],
  ['too many tools', { tools: Array(513).fill(weather) }, 'tools', 'invalid_value'],
  ['a tool that is no object', { tools: ['weather'] }, 'tools[0]', 'invalid_type'],
  ['a tool without a type', { tools: [{ name: 'weather' }] }, 'tools[0].type', 'invalid_type'],
  ['a tool without a name', { tools: [{ type: 'function' }] }, 'tools[0].name', 'invalid_type'],
  ['two tools of one name', { tools: [time, time] }, 'tools[1].name', 'invalid_value'],
  [
    'a schema that is a text',
    { tools: [{ ...time, parameters: '{}' }] },
    'tools[0].parameters',
    'invalid_type',
  ],
  [
    'a tool that is found later',
    { tools: [{ ...time, defer_loading: true }] },
    'tools[0].defer_loading',
    'unsupported_field',
  ],
  ['a required tool without tools', { tool_choice: 'required' }, 'tool_choice', 'invalid_value'],
  ['an unknown word of choice', { tools, tool_choice: 'some' }, 'tool_choice', 'invalid_value'],
  [
    'a choice of an unknown tool',
    named({ type: 'function', name: 'x' }),
    'tool_choice.name',
    'invalid_value',
  ],
  ['a choice of a tool that OpenAI runs', named({ type: 'mcp' }), 'tool_choice.type', 'unsupported_field'],
  [
    'a choice of no tool',
    named({ type: 'allowed_tools', mode: 'auto', tools: [] }),
    'tool_choice.tools',
    'invalid_type',
  ],
  [
    'a choice among unknown tools',
    named({ type: 'allowed_tools', mode: 'auto', tools: [{ type: 'function', name: 'x' }] }),
    'tool_choice.tools[0].name',
    'invalid_value',
  ],
  [
    'a choice among tools that OpenAI runs',
    named({ type: 'allowed_tools', mode: 'auto', tools: [{ type: 'mcp' }] }),
    'tool_choice.tools[0].type',
    'unsupported_field',
  ],
  ['an include that is unknown', { include: ['everything'] }, 'include[0]', 'invalid_value'],
  ['an include that is no list', { include: 'x' }, 'include', 'invalid_type'],
  ['top_logprobs of a half', { top_logprobs: 1.5 }, 'top_logprobs', 'invalid_value'],
  ['top_logprobs above 20', { top_logprobs: 21 }, 'top_logprobs', 'invalid_value'],
  ['an unknown tier', { service_tier: 'slow' }, 'service_tier', 'invalid_value'],
  ['stream_options without a stream', { stream_options: {} }, 'stream_options', 'invalid_value'],
  [
    'a cache that is warmed up',
    { prompt_cache_options: { prewarm: true } },
    'prompt_cache_options.prewarm',
    'unsupported_field',
  ],
])('%s is refused, and the refusal names it', (_what, sent, param, code) => {
  expect(() => read(sent)).toThrow(expect.objectContaining({ param, code }));
});

test.each([
  'web_search',
  'web_search_preview',
  'file_search',
  'code_interpreter',
  'computer_use_preview',
  'mcp',
  'image_generation',
  'local_shell',
  'custom',
  'namespace',
])('a tool of the type %s, which OpenAI runs, is refused', (type) => {
  expect(() => read({ tools: [{ type }] })).toThrow(
    expect.objectContaining({ param: 'tools[0].type', code: 'unsupported_field' }),
  );
});

test.each([
  ['store', { store: true }],
  ['prompt_cache_key', { prompt_cache_key: 'k' }],
  ['prompt_cache_retention', { prompt_cache_retention: '24h' }],
  ['max_tool_calls', { max_tool_calls: 3 }],
])('%s is left out, and the answer will say so', (name, sent) => {
  expect(read(sent).ignored).toEqual([name]);
});

test('a request that does not ask to store anything is not told that nothing is stored', () => {
  expect(read({ store: false }).ignored).toBeUndefined();
});

test('the answer says that nothing is stored, whatever was asked', () => {
  expect(read({ store: true }).form.settings).toMatchObject({ store: false });
});

test('the data class may be declared in the metadata', () => {
  expect(read({ metadata: { data_class: 'confidential' } }).declared).toBe('confidential');
});

test('a limit is reported by the name of this API', () => {
  expect(read({}).limitField).toBe('max_output_tokens');
});

test.each([[null], [[]], ['Hi'], [3]])('a body that is %p is refused', (body) => {
  expect(() => readResponses(body)).toThrow(expect.objectContaining({ code: 'invalid_type' }));
});
