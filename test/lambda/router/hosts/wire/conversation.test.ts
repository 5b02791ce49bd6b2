import fc from 'fast-check';
import { jsonOf } from '../../../../../lambda/json/json-text';
import type { ChatMessage, ChatPart, UserPart } from '../../../../../lambda/router/contract/chat';
import { textsIn } from '../../../../../lambda/router/contract/texts-in';
import { bedrockRequest } from '../../../../../lambda/router/hosts/bedrock/bedrock-request';
import { conversationOf } from '../../../../../lambda/router/hosts/wire/conversation';
import { openAiRequest } from '../../../../../lambda/router/hosts/wire/openai-request';
import { readChatBody } from '../../../../../local/simulators/chat-body';
import { readConverseBody } from '../../../../../local/simulators/converse-request';
import { said } from '../../support/said';

const user = (text: string): ChatMessage => said('user', text);
const assistant = (text: string): ChatMessage => said('assistant', text);
const system = (text: string): ChatMessage => said('system', text);

/** `system | turns`, each text after the first letter of its role. */
function shapeOf(...messages: ChatMessage[]): string {
  const { system: said, turns } = conversationOf(messages);
  const words = (parts: readonly ChatPart[]) =>
    textsIn([{ role: 'user', parts: parts as readonly UserPart[] }]).join('+');
  return [words(said), ...turns.map(({ role, parts }) => `${role[0]}:${words(parts)}`)].join(' ');
}

test.each([
  ['a plain conversation', [user('a'), assistant('b'), user('c')], ' u:a a:b u:c'],
  ['a system message first', [system('s'), user('a')], 's u:a'],
  [
    'several system messages anywhere',
    [user('a'), system('s'), assistant('b'), user('c'), system('t')],
    's+t u:a a:b u:c',
  ],
  ['a system message between two of a role', [user('a'), system('s'), user('b')], 's u:a+b'],
  [
    'consecutive roles',
    [user('a'), user('b'), assistant('c'), assistant('d'), user('e')],
    ' u:a+b a:c+d u:e',
  ],
  ['the assistant first', [assistant('a'), user('b')], ' u:. a:a u:b'],
  ['the assistant last', [user('a'), assistant('b')], ' u:a a:b u:.'],
  ['the assistant alone', [assistant('a')], ' u:. a:a u:.'],
  ['system messages only', [system('s'), system('t')], ' u:s+t'],
  ['empty texts', [system(''), user('a'), assistant(''), user('b')], ' u:a+b'],
  ['blank texts', [user('a'), assistant(' \n\t'), user('b')], ' u:a+b'],
  ['nothing but an empty text', [user('')], ' u:.'],
  ['a system message beside an empty text', [system('s'), user('')], ' u:s'],
] as const)('%s is reshaped', (_what, messages, shape) => {
  expect(shapeOf(...messages)).toBe(shape);
});

const conversations = fc.array(
  fc
    .record({
      role: fc.constantFrom('system' as const, 'user' as const, 'assistant' as const),
      text: fc.oneof(fc.constantFrom('', ' ', '\n', '\u00a0', 'a'), fc.string()),
    })
    .map(({ role, text }) => said(role, text)),
  { minLength: 1, maxLength: 8 },
);
const model = { maxOutputTokens: 100 };

test('any conversation is one that Converse takes', () => {
  fc.assert(
    fc.property(conversations, (messages) => {
      expect(
        readConverseBody(JSON.parse(jsonOf(bedrockRequest({ messages }, model, 'decision-1')))),
      ).toHaveProperty('body');
    }),
  );
});

test('any conversation is one that the strictest chat template takes', () => {
  fc.assert(
    fc.property(conversations, (messages) => {
      expect(readChatBody(openAiRequest({ messages }, model))).toHaveProperty('body');
    }),
  );
});

test('every text that shows is sent, and no other', () => {
  fc.assert(
    fc.property(conversations, (messages) => {
      const { system: said, turns } = conversationOf(messages);
      const shown = (texts: readonly string[]) =>
        texts.filter((text) => text.trim() !== '' && text !== '.').sort();
      expect(shown(textsIn([{ role: 'system', parts: said }, ...(turns as readonly ChatMessage[])]))).toEqual(
        shown(textsIn(messages)),
      );
    }),
  );
});

test('messages that become one are parted by an empty line at an OpenAI host', () => {
  expect(openAiRequest({ messages: [system('s'), user('a'), system('t'), user('b')] }, model)).toMatchObject({
    messages: [
      { role: 'system', content: 's\n\nt' },
      { role: 'user', content: 'a\n\nb' },
    ],
  });
});
