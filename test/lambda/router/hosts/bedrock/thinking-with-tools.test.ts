import type { AssistantPart, ChatRequest } from '../../../../../lambda/router/contract/chat';
import { assistant, bodyOf, CLAUDE, call, result, text, user } from './build';

const ON = { thinking: { type: 'enabled', budget_tokens: 1024 } } as const;
const thinking = { choice: 'on', byDefault: 'off', on: ON, off: {} } as const;
const tools = [{ name: 'get_weather' }];
const NO_SCHEMAS = { ...CLAUDE, followsSchemas: undefined };
const JSON_FORMAT = { type: 'json' } as const;

const signed = { type: 'reasoning', text: 'hm', signature: 'sealed' } as const;
const redacted = { type: 'reasoning', text: '', redacted: 'AAAA' } as const;
const unsigned = { type: 'reasoning', text: 'hm' } as const;
const afterTurn = (...parts: readonly AssistantPart[]) => ({
  tools,
  messages: [user(text('a')), assistant(...parts), user(result('c1', text('b')))],
});

const thinks = (request: Partial<ChatRequest>, traits = CLAUDE) =>
  'thinking' in ((bodyOf(request, traits, thinking).additionalModelRequestFields ?? {}) as object);

test.each<[string, Partial<ChatRequest>, boolean]>([
  ['without tools', {}, true],
  ['with tools that it may call', { tools }, true],
  ['with tools that it must call', { tools, toolChoice: 'required' }, false],
  ['with a tool that it must call', { tools, toolChoice: { name: 'get_weather' } }, false],
  ['with a tool that gives the answer', { format: JSON_FORMAT }, false],
  ['after its signed reasoning and a call', afterTurn(signed, call('c1')), true],
  ['after its encrypted reasoning and a call', afterTurn(redacted, call('c1')), true],
  ['after unsigned reasoning and a call', afterTurn(unsigned, call('c1')), false],
  ['after a call without reasoning', afterTurn(call('c1')), false],
  ['after words, reasoning and a call', afterTurn(text('so'), signed, call('c1')), false],
  ['after blank words, reasoning and a call', afterTurn(text(' '), signed, call('c1')), true],
  [
    'after an answer in words',
    { tools, messages: [user(text('a')), assistant(text('b')), user(text('c'))] },
    true,
  ],
])('Claude %s thinks: %s', (_what, request, expected) => {
  expect(thinks(request, NO_SCHEMAS as typeof CLAUDE)).toBe(expected);
});

test('Claude thinks before an answer that follows a schema', () => {
  const schema = { type: 'object', properties: { a: { type: 'string' } } } as const;
  expect(thinks({ format: { type: 'json-schema', name: 'x', schema, strict: true } })).toBe(true);
});

test('a call without thinking leaves out earlier reasoning', () => {
  const request = { ...afterTurn(signed, call('c1')), toolChoice: 'required' as const };
  expect(bodyOf(request, CLAUDE, thinking).messages?.[1]?.content).toHaveLength(1);
});

test('what turns thinking off is sent where a call may not think', () => {
  const told = { ...thinking, off: { thinking: { type: 'disabled' } } };
  expect(bodyOf({ tools, toolChoice: 'required' }, CLAUDE, told).additionalModelRequestFields).toEqual({
    thinking: { type: 'disabled' },
  });
});

test('a model that is no Claude thinks whatever its tools are', () => {
  const body = bodyOf({ tools, toolChoice: 'required' }, { forcesTools: 'tool' }, thinking);
  expect(body.additionalModelRequestFields).toEqual(ON);
});
