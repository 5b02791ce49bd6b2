import { readWith, refusalOf } from './support';

const user = { role: 'user', content: 'Hi' };
const asks = (...ids: string[]) => ({
  role: 'assistant',
  content: null,
  tool_calls: ids.map((id) => ({ id, type: 'function', function: { name: 'weather', arguments: '{}' } })),
});
const result = (tool_call_id: string, content: unknown = 'rain') => ({ role: 'tool', tool_call_id, content });
const tools = [{ type: 'function', function: { name: 'weather' } }];

test('the result of a tool is part of a turn of the user', () => {
  const { messages } = readWith({ tools, messages: [user, asks('a'), result('a')] }).request;
  expect(messages[2]).toEqual({
    role: 'user',
    parts: [{ type: 'tool-result', callId: 'a', content: [{ type: 'text', text: 'rain' }] }],
  });
});

test('a result may have several parts', () => {
  const parts = [
    { type: 'text', text: 'rain' },
    { type: 'text', text: 'and wind' },
  ];
  const { messages } = readWith({ messages: [user, asks('a'), result('a', parts)] }).request;
  expect(messages[2]?.parts).toMatchObject([{ content: parts }]);
});

test('a result may say that the tool failed', () => {
  const failed = { ...result('a'), is_error: true };
  expect(readWith({ messages: [user, asks('a'), failed] }).request.messages[2]?.parts).toMatchObject([
    { failed: true },
  ]);
});

test('a result may be marked for the cache of its provider', () => {
  const cached = { ...result('a'), cache_control: { type: 'ephemeral' } };
  expect(readWith({ messages: [user, asks('a'), cached] }).request.messages[2]?.parts).toMatchObject([
    { type: 'tool-result', cache: '5m' },
  ]);
});

test.each([
  ['results in another order than their calls', [user, asks('a', 'b'), result('b'), result('a'), user]],
  ['two rounds', [user, asks('a'), result('a'), asks('b'), result('b')]],
  [
    'a system message among the results',
    [user, asks('a', 'b'), result('a'), { role: 'system', content: 'x' }, result('b')],
  ],
  [
    'an answer after the results',
    [user, asks('a'), result('a'), { role: 'assistant', content: 'Rain.' }, user],
  ],
])('a history with %s is accepted', (_what, messages) => {
  expect(readWith({ tools, messages }).request.messages).toHaveLength(messages.length);
});

test.each([
  ['a result without a call', 'messages[1].tool_call_id', [user, result('a')]],
  ['a result of another call', 'messages[2].tool_call_id', [user, asks('a'), result('b'), result('a')]],
  [
    'a result of a call of an earlier round',
    'messages[4].tool_call_id',
    [user, asks('a'), result('a'), asks('b'), result('a'), result('b')],
  ],
  [
    'a result after the user went on',
    'messages[4].tool_call_id',
    [user, asks('a'), result('a'), user, result('a')],
  ],
  ['two results of one call', 'messages[3].tool_call_id', [user, asks('a'), result('a'), result('a')]],
  ['a call without a result, at the end', 'messages[1].tool_calls[0].id', [user, asks('a')]],
  [
    'a call without a result, before the user goes on',
    'messages[1].tool_calls[1].id',
    [user, asks('a', 'b'), result('a'), user],
  ],
  ['an id twice in one turn', 'messages[1].tool_calls[1].id', [user, asks('a', 'a'), result('a')]],
  [
    'an id twice in two turns',
    'messages[3].tool_calls[0].id',
    [user, asks('a'), result('a'), asks('a'), result('a')],
  ],
])('a history with %s is refused', (_what, param, messages) => {
  expect(refusalOf({ tools, messages })).toMatchObject({ code: 'invalid_value', param });
});

test.each([
  ['an orphan', [user, result('a')], 'is the id of no call'],
  [
    'a repeated result',
    [user, asks('a'), result('a'), result('a')],
    'is the id of a call that has a message of role tool already',
  ],
  ['a missing result', [user, asks('a')], 'has no message of role tool'],
  ['a repeated id', [user, asks('a', 'a'), result('a')], 'is the id of an earlier call'],
])('the error for %s says which rule it breaks', (_what, messages, words) => {
  expect(refusalOf({ messages }).message).toContain(words);
});

test('a history with calls needs no tools, as OpenAI accepts it: they are named, and none may be called', () => {
  const { request } = readWith({ messages: [user, asks('a', 'b'), result('a'), result('b')] });
  expect([request.tools, request.toolChoice]).toEqual([[{ name: 'weather' }], 'none']);
});

test('where the request has tools, a history with calls adds none', () => {
  const { request } = readWith({
    tools: [{ type: 'function', function: { name: 'news' } }],
    messages: [user, asks('a'), result('a')],
  });
  expect([request.tools, request.toolChoice]).toEqual([[{ name: 'news' }], undefined]);
});

test('a result without an id is refused', () => {
  const messages = [user, asks('a'), { role: 'tool', content: 'x' }];
  expect(refusalOf({ messages })).toMatchObject({ code: 'invalid_type', param: 'messages[2].tool_call_id' });
});
