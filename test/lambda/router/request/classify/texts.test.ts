import { textsOf } from '../../../../../lambda/router/request/classify/texts';

/** Texts outside of the messages, which come second. */
const outside = (body: unknown) => textsOf(body)[1];
const inMessages = (...messages: unknown[]) => textsOf({ messages })[0];

test('the messages are one text, and all the rest is another', () => {
  const messages = [
    { role: 'user', content: '4111' },
    { role: 'user', content: [{ type: 'text', text: '1111' }] },
  ];
  expect(textsOf({ model: 'auto', messages, stop: ['a', 'b'] })).toEqual(['4111 1111', 'auto\na\nb']);
});

test.each(['role', 'content', 'type', 'text', 'name', 'model', 'metadata', 'stop'])(
  'the key %s is no text of the caller, what stands under it is',
  (key) => {
    expect(inMessages({ [key]: 'said' })).toBe('said');
  },
);

test('the key messages is no text of the caller, wherever it stands', () => {
  expect(inMessages({ messages: 'said' })).toBe('said');
});

test('a key that the router gives no meaning to is text', () => {
  expect(outside({ heard: 'said' })).toBe('heard\nsaid');
});

test.each(['system', 'developer', 'user', 'assistant', 'tool', 'function', 'text'])(
  '%s as a role or a type is no text of the caller',
  (word) => {
    expect(inMessages({ role: word, content: 'said' }, { type: word })).toBe('said');
  },
);

test.each(['role', 'type'])('a %s that the API does not know is text', (key) => {
  expect(inMessages({ [key]: 'secret' })).toBe('secret');
});

test('a word of the API under another key is text', () => {
  expect(inMessages({ content: 'user' })).toBe('user');
});

test.each([
  ['null', null],
  ['a number', 3],
  ['nothing', undefined],
])('a body that is %s has no text', (_what, body) => {
  expect(textsOf(body)).toEqual(['', '']);
});

test.each([
  ['a text', 'said', 'said'],
  ['a list', ['said', null, 3, ['more']], 'said\nmore'],
])('a body that is %s is text outside of the messages', (_what, body, expected) => {
  expect(textsOf(body)).toEqual(['', expected]);
});

test.each([
  ['its reasoning', { reasoning: 'thought' }],
  ['an unknown field', { provider: { kept: 'thought' } }],
  ['a part with its reasoning', { content: [{ type: 'reasoning', text: 'thought' }] }],
  ['a field of a part', { content: [{ type: 'text', text: '', annotations: ['thought'] }] }],
])('what an assistant turn has as %s is text, and does not split what the user said', (_what, turn) => {
  const user = (content: string) => ({ role: 'user', content });
  const messages = [user('4111'), { role: 'assistant', content: null, ...turn }, user('1111')];
  const [said, others] = textsOf({ messages });
  expect(said?.split(/ +/)).toEqual(['4111', '1111']);
  expect(others).toContain('thought');
});
