import type { ApiError } from '../../../../../lambda/router/contract/api-error';
import { readChat } from '../../../../../lambda/router/request/chat/read-chat';

const ask = (turn: object) =>
  readChat({
    model: 'auto',
    messages: [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', ...turn },
      { role: 'user', content: 'Go on' },
    ],
  });
const partsOf = (turn: object) => ask(turn).request.messages[1]?.parts;
const textOf = (turn: object) =>
  (partsOf(turn) ?? []).flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');

function refusal(turn: object): ApiError {
  try {
    ask(turn);
  } catch (error) {
    return error as ApiError;
  }
  throw new Error('accepted');
}

test.each([
  ['a string', { content: 'Hello' }, 'Hello'],
  ['an empty string', { content: '' }, ''],
  ['null', { content: null }, ''],
  ['absent', {}, ''],
  ['no parts', { content: [] }, ''],
  [
    'parts of type text',
    {
      content: [
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b' },
      ],
    },
    'a\nb',
  ],
  ['a part of type refusal', { content: [{ type: 'refusal', refusal: 'I cannot.' }] }, 'I cannot.'],
  ['a part of type output_text', { content: [{ type: 'output_text', text: 'a', annotations: [] }] }, 'a'],
  [
    'reasoning and text',
    {
      content: [
        { type: 'reasoning', text: 'Hm' },
        { type: 'text', text: 'a' },
      ],
    },
    'a',
  ],
  [
    'thinking and text',
    {
      content: [
        { type: 'thinking', thinking: 'Hm', signature: 'x' },
        { type: 'text', text: 'a' },
      ],
    },
    'a',
  ],
  ['redacted thinking', { content: [{ type: 'redacted_thinking', data: 'eA==' }] }, ''],
  ['null beside a refusal', { content: null, refusal: 'I cannot.' }, 'I cannot.'],
  ['empty beside a refusal', { content: '', refusal: 'I cannot.' }, 'I cannot.'],
  ['a text beside a refusal', { content: 'Hello', refusal: 'I cannot.' }, 'Hello'],
])('an assistant turn whose content is %s can be sent back', (_what, turn, text) => {
  expect(textOf(turn)).toBe(text);
});

/** What answers carry besides their text, by the API or SDK that writes it. */
const CARRIED = {
  refusal: null,
  annotations: [{ type: 'url_citation', url_citation: { url: 'https://bank.example', title: 'x' } }],
  audio: null,
  function_call: null,
  tool_calls: [],
  parsed: { answer: 42 },
  reasoning_details: [{ type: 'reasoning.text', text: 'Hm' }],
  thinking_blocks: [{ thinking: 'Hm' }],
  provider_specific_fields: { refusal: null },
  additional_kwargs: { refusal: null },
  response_metadata: { model_name: 'qwen' },
  usage_metadata: { input_tokens: 1 },
  invalid_tool_calls: [],
  experimental_providerMetadata: {},
  providerOptions: {},
  id: 'msg_1',
  name: 'assistant',
  prefix: false,
  anything: { else: [1] },
} as const;

test.each(Object.entries(CARRIED))('an assistant turn may carry %s, which no model gets', (name, value) => {
  expect(ask({ content: 'Hello', [name]: value })).toEqual(ask({ content: 'Hello' }));
});

test.each(['tool_calls', 'content', ...Object.keys(CARRIED)])(
  'in an assistant turn, null for %s is absent',
  (name) => {
    expect(ask({ [name]: null })).toEqual(ask({}));
  },
);

test.each([
  ['messages[1].function_call', 'unsupported_field', { function_call: { name: 'f', arguments: '{}' } }],
  ['messages[1].audio', 'unsupported_field', { audio: { id: 'audio_1' } }],
  ['messages[1].content', 'invalid_type', { content: 1 }],
  ['messages[1].content[0]', 'invalid_type', { content: ['Hello'] }],
  ['messages[1].content[0].type', 'unsupported_field', { content: [{ type: 'image_url' }] }],
  ['messages[1].content[0].text', 'invalid_type', { content: [{ type: 'text', text: 1 }] }],
  ['messages[1].content[0].text', 'invalid_type', { content: [{ type: 'text' }] }],
  ['messages[1].content[0].refusal', 'invalid_type', { content: [{ type: 'refusal', text: 'I cannot.' }] }],
  ['messages[1].refusal', 'invalid_type', { refusal: { text: 'I cannot.' } }],
])('%s of an assistant turn is refused as %s where it cannot be passed on', (param, code, turn) => {
  expect(refusal(turn)).toMatchObject({ code, param });
});

const CALL = { id: 'call_1', type: 'function', function: { name: 'f', arguments: '{"a":1}' } };
/** A turn with calls, and the results that must follow it. */
const called = (...calls: readonly object[]) =>
  readChat({
    model: 'auto',
    messages: [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: null, tool_calls: calls },
      ...calls.map((call) => ({ role: 'tool', tool_call_id: 'id' in call ? call.id : '', content: 'x' })),
    ],
  }).request.messages[1]?.parts;

test('calls of tools are read in their order, their arguments as the model wrote them', () => {
  const other = { id: 'call_2', function: { name: 'g', arguments: '{ "b" : [1e3] }' }, index: 1 };
  expect(called(CALL, other)).toEqual([
    { type: 'tool-call', id: 'call_1', name: 'f', arguments: '{"a":1}' },
    { type: 'tool-call', id: 'call_2', name: 'g', arguments: '{ "b" : [1e3] }' },
  ]);
});

test('a call without arguments, as some models write it, has an empty object', () => {
  expect(called({ ...CALL, function: { name: 'f', arguments: '' } })).toMatchObject([{ arguments: '{}' }]);
});

test.each([
  ['', 'invalid_type', 'Hi'],
  ['[0]', 'invalid_type', ['Hi']],
  ['[0].type', 'unsupported_field', [{ ...CALL, type: 'custom' }]],
  ['[0].id', 'invalid_type', [{ ...CALL, id: undefined }]],
  ['[0].id', 'invalid_value', [{ ...CALL, id: '' }]],
  ['[0].id', 'invalid_value', [{ ...CALL, id: 'x'.repeat(257) }]],
  ['[0].function', 'invalid_type', [{ ...CALL, function: undefined }]],
  ['[0].function', 'invalid_type', [{ ...CALL, function: 'f' }]],
  ['[0].function.name', 'invalid_type', [{ ...CALL, function: { arguments: '{}' } }]],
  ['[0].function.name', 'invalid_value', [{ ...CALL, function: { name: 'a b', arguments: '{}' } }]],
  ['[0].function.arguments', 'invalid_type', [{ ...CALL, function: { name: 'f' } }]],
  ['[0].function.arguments', 'invalid_type', [{ ...CALL, function: { name: 'f', arguments: {} } }]],
])('tool_calls%s that no host could read is refused as %s', (path, code, calls) => {
  expect(refusal({ tool_calls: calls })).toMatchObject({ code, param: `messages[1].tool_calls${path}` });
});

test.each([
  ['reasoning_content', { reasoning_content: 'Hm' }, [{ text: 'Hm' }]],
  ['reasoning', { reasoning: 'Hm' }, [{ text: 'Hm' }]],
  ['both, as one', { reasoning_content: 'Hm', reasoning: 'Hm' }, [{ text: 'Hm' }]],
  [
    'thinking_blocks, with their signature, in place of the text',
    {
      reasoning_content: 'Hm',
      thinking_blocks: [
        { type: 'thinking', thinking: 'Hm', signature: 's1' },
        { type: 'redacted_thinking', data: 'AAAA' },
      ],
    },
    [
      { text: 'Hm', signature: 's1' },
      { text: '', redacted: 'AAAA' },
    ],
  ],
  [
    'parts of the content',
    {
      content: [
        { type: 'thinking', thinking: 'Hm', signature: 's1' },
        { type: 'text', text: 'Hello' },
      ],
    },
    [{ text: 'Hm', signature: 's1' }],
  ],
])('what was thought is read from %s, and comes before the text', (_where, turn, thoughts) => {
  expect(partsOf({ content: 'Hello', ...turn })).toEqual([
    ...thoughts.map((thought) => ({ type: 'reasoning', ...thought })),
    { type: 'text', text: 'Hello' },
  ]);
});

test.each([
  ['no list', 'Hm'],
  ['blocks of unknown types', [{ type: 'plan', plan: 'Hm' }]],
  ['blocks without a text', [{ type: 'thinking' }, { type: 'redacted_thinking' }, 'Hm']],
])('thinking_blocks that are %s are left out', (_what, blocks) => {
  expect(partsOf({ content: 'Hello', thinking_blocks: blocks })).toEqual([{ type: 'text', text: 'Hello' }]);
});

test('an assistant turn may be marked for the cache of its provider', () => {
  const cached = { content: 'Hello', cache_control: { type: 'ephemeral', ttl: '1h' } };
  expect(partsOf(cached)).toEqual([{ type: 'text', text: 'Hello', cache: '1h' }]);
});
