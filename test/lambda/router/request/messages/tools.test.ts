import { SERVER_TOOLS } from '../../../../../lambda/router/request/messages/server-tools';
import { PNG } from '../../support/images';
import { readBody, refusalOf } from '../../support/messages';

const WEATHER = {
  name: 'weather',
  input_schema: { type: 'object', properties: { city: { type: 'string' } } },
};
const tools = [WEATHER];

test('a tool is a name, a description and a schema, with its cache point', () => {
  const tool = {
    ...WEATHER,
    type: 'custom',
    description: 'The weather',
    strict: true,
    eager_input_streaming: true,
    defer_loading: false,
    cache_control: { type: 'ephemeral' },
  };
  expect(readBody({ tools: [tool] }).request.tools).toEqual([
    {
      name: 'weather',
      description: 'The weather',
      parameters: WEATHER.input_schema,
      strict: true,
      cache: '5m',
    },
  ]);
});

test('no tools are none', () => {
  expect(readBody({ tools: [] }).request).not.toHaveProperty('tools');
});

test.each([
  [{ type: 'auto' }, { toolChoice: 'auto' }],
  [{ type: 'any' }, { toolChoice: 'required' }],
  [{ type: 'none' }, { toolChoice: 'none' }],
  [{ type: 'tool', name: 'weather' }, { toolChoice: { name: 'weather' } }],
  [
    { type: 'auto', disable_parallel_tool_use: true },
    { toolChoice: 'auto', parallelToolCalls: false },
  ],
])('the choice %j reaches the model', (tool_choice, expected) => {
  expect(readBody({ tools, tool_choice }).request).toMatchObject(expected);
});

test.each(SERVER_TOOLS)('a tool of type %s is refused with the reason', (type) => {
  const refusal = refusalOf({ tools: [{ type: `${type}_20250101`, name: 'x' }] });
  expect([refusal.code, refusal.param]).toEqual(['unsupported_field', 'tools[0].type']);
  expect(refusal.message).toContain(`${type} is not supported: `);
});

test.each([
  ['tools', 'no array', { tools: {} }],
  ['tools[1].name', 'two tools of one name', { tools: [WEATHER, WEATHER] }],
  ['tools[0].type', 'an unknown type', { tools: [{ type: 'hammer_1' }] }],
  ['tools[0].name', 'no name', { tools: [{ input_schema: { type: 'object' } }] }],
  ['tools[0].name', 'a name with a space', { tools: [{ ...WEATHER, name: 'the weather' }] }],
  ['tools[0].name', 'a name of 65 letters', { tools: [{ ...WEATHER, name: 'a'.repeat(65) }] }],
  ['tools[0].input_schema', 'no schema', { tools: [{ name: 'weather' }] }],
  [
    'tools[0].input_schema',
    'a schema of a text',
    { tools: [{ name: 'weather', input_schema: { type: 'string' } }] },
  ],
  ['tools[0].defer_loading', 'a tool that is searched for', { tools: [{ ...WEATHER, defer_loading: true }] }],
  [
    'tools[0].allowed_callers',
    'a caller that is a server',
    { tools: [{ ...WEATHER, allowed_callers: ['code_execution_20250825'] }] },
  ],
  ['tools[0].input_examples', 'examples', { tools: [{ ...WEATHER, input_examples: [{}] }] }],
  ['tool_choice.type', 'an unknown choice', { tools, tool_choice: { type: 'some' } }],
  ['tool_choice.type', 'any of no tools', { tool_choice: { type: 'any' } }],
  ['tool_choice.name', 'a tool that is not there', { tools, tool_choice: { type: 'tool', name: 'hammer' } }],
])('%s is at fault: %s', (param, _what, fields) => {
  expect(refusalOf(fields).param).toBe(param);
});

const user = (...content: object[]) => ({ role: 'user', content });
const call = (...ids: string[]) => ({
  role: 'assistant',
  content: ids.map((id) => ({ type: 'tool_use', id, name: 'weather', input: {} })),
});
const result = (tool_use_id: string, more: object = {}) => ({ type: 'tool_result', tool_use_id, ...more });
const ask = user({ type: 'text', text: 'Weather?' });

test('results with several parts, and those of a tool that failed', () => {
  const png = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: PNG } };
  const content = [{ type: 'text', text: 'Sun' }, png];
  const messages = [
    ask,
    call('a', 'b', 'c'),
    user(result('a', { content }), result('b', { content: 'No', is_error: true }), result('c')),
  ];
  expect(readBody({ tools, messages }).request.messages[2]?.parts).toEqual([
    {
      type: 'tool-result',
      callId: 'a',
      content: [
        { type: 'text', text: 'Sun' },
        { type: 'image', format: 'png', data: PNG },
      ],
    },
    { type: 'tool-result', callId: 'b', content: [{ type: 'text', text: 'No' }], failed: true },
    { type: 'tool-result', callId: 'c', content: [] },
  ]);
});

test('results may come in several turns of the user in a row', () => {
  const messages = [ask, call('a', 'b'), user(result('a')), user(result('b'))];
  expect(() => readBody({ tools, messages })).not.toThrow();
});

test.each([
  [
    'a result without a call',
    [user(result('a'))],
    'messages[0].content[0].tool_use_id',
    'is the id of no tool_use',
  ],
  [
    'a result of an earlier turn',
    [ask, call('a'), user(result('a')), call('b'), user(result('b'), result('a'))],
    'messages[4].content[1].tool_use_id',
    'is the id of no tool_use in the turn before it',
  ],
  [
    'two results of one call',
    [ask, call('a'), user(result('a'), result('a'))],
    'messages[2].content[1].tool_use_id',
    'has a tool_result already',
  ],
  [
    'a call without a result',
    [ask, call('a', 'b'), user({ type: 'text', text: 'x' }, result('a'))],
    'messages[1].content[1].id',
    'has no tool_result',
  ],
  [
    'a call without a result before the next answer',
    [ask, call('a'), ask, call('b'), user(result('b'))],
    'messages[1].content[0].id',
    'has no tool_result',
  ],
  [
    'two calls of one id',
    [ask, call('a'), user(result('a')), call('a'), user(result('a'))],
    'messages[3].content[0].id',
    'is the id of an earlier tool_use',
  ],
])('%s is refused', (_what, messages, param, words) => {
  const refusal = refusalOf({ tools, messages });
  expect([refusal.code, refusal.param]).toEqual(['invalid_value', param]);
  expect(refusal.message).toContain(words);
});

test.each([
  ['no id', { type: 'tool_use', name: 'weather', input: {} }, 'id'],
  ['no name', { type: 'tool_use', id: 'a', input: {} }, 'name'],
  ['an input that is a text', { type: 'tool_use', id: 'a', name: 'weather', input: '{}' }, 'input'],
])('a call with %s is refused', (_what, block, at) => {
  const messages = [ask, { role: 'assistant', content: [block] }, user(result('a'))];
  expect(refusalOf({ tools, messages }).message).toContain(`messages[1].content[0].${at}: `);
});
