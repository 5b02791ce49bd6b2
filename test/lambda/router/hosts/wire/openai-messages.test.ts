import fc from 'fast-check';
import type {
  AssistantPart,
  ChatMessage,
  ChatPart,
  UserPart,
} from '../../../../../lambda/router/contract/chat';
import { openAiMessages } from '../../../../../lambda/router/hosts/wire/openai-messages';
import { openAiRequest } from '../../../../../lambda/router/hosts/wire/openai-request';
import { readChatBody } from '../../../../../local/simulators/chat-body';
import { abilityProblem } from '../../../../../local/simulators/chat-prompt';
import { ENDLESS } from '../../../../../local/simulators/context-window';
import { anyConversation } from '../../support/any-conversation';
import { said } from '../../support/said';

const user = (...parts: readonly UserPart[]): ChatMessage => ({ role: 'user', parts });
const assistant = (...parts: readonly AssistantPart[]): ChatMessage => ({ role: 'assistant', parts });
const text = (value: string) => ({ type: 'text', text: value }) as const;
const call = (id: string, given = '{}') =>
  ({ type: 'tool-call', id, name: 'weather', arguments: given }) as const;
const result = (callId: string, ...content: Extract<UserPart, { type: 'tool-result' }>['content']) =>
  ({ type: 'tool-result', callId, content }) as const;
const image = { type: 'image', format: 'png', data: 'iVBORw0KGgo=' } as const;
const document = {
  type: 'document',
  format: 'md',
  name: 'a.md',
  data: Buffer.from('# A').toString('base64'),
} as const;

/** A conversation in which one tool was called. */
const asked = [said('user', 'a'), assistant(call('call00001'))];

test('an assistant that only calls tools has the content null', () => {
  expect(openAiMessages([...asked, user(result('call00001', text('sunny')))])).toEqual([
    { role: 'user', content: 'a' },
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'call00001', type: 'function', function: { name: 'weather', arguments: '{}' } }],
    },
    { role: 'tool', tool_call_id: 'call00001', content: 'sunny' },
  ]);
});

test('an assistant that speaks and calls tools has both', () => {
  const [, message] = openAiMessages([
    said('user', 'a'),
    assistant(text('let me look'), call('call00001')),
    user(result('call00001')),
  ]);
  expect(message).toMatchObject({ content: 'let me look', tool_calls: [{ id: 'call00001' }] });
});

test('results come before the rest of their turn, each in a message of its own', () => {
  const messages = openAiMessages([
    said('user', 'a'),
    assistant(call('call00001'), call('call00002')),
    user(text('and?'), result('call00002', text('x')), result('call00001', text('y'), text('z'))),
  ]);
  expect(messages.slice(2)).toEqual([
    { role: 'tool', tool_call_id: 'call00002', content: 'x' },
    { role: 'tool', tool_call_id: 'call00001', content: 'y\nz' },
    { role: 'assistant', content: '.' },
    { role: 'user', content: 'and?' },
  ]);
});

test('an image that a tool returned follows in a user’s message, by its number', () => {
  const messages = openAiMessages([...asked, user(result('call00001', text('a map'), image))]);
  expect(messages.slice(2)).toEqual([
    { role: 'tool', tool_call_id: 'call00001', content: 'a map\n[Image 1]' },
    { role: 'assistant', content: '.' },
    {
      role: 'user',
      content: [
        { type: 'text', text: '[Image 1]' },
        { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
      ],
    },
  ]);
});

test('a result of a tool that failed says so', () => {
  const failed = { ...result('call00001', text('no network')), failed: true };
  expect(openAiMessages([...asked, user(failed)]).at(-1)).toMatchObject({
    content: '[The tool failed]\nno network',
  });
});

test.each([
  'toolu_01A09q90qw90lq917835lq9',
  'tooluse_kZJMlvQmRJ6eAyJE5GIl7Q',
  'call_1',
  'functions.weather:0',
])('the id %s becomes one that every chat template takes, the same in call and result', (id) => {
  const [, { tool_calls: calls }, { tool_call_id: answered }] = openAiMessages([
    said('user', 'a'),
    assistant(call(id)),
    user(result(id)),
  ]) as [object, { tool_calls: [{ id: string }] }, { tool_call_id: string }];
  expect(calls[0].id).toMatch(/^[a-zA-Z0-9]{9}$/);
  expect(answered).toBe(calls[0].id);
});

test('a call without arguments has an empty object', () => {
  const [, message] = openAiMessages([
    said('user', 'a'),
    assistant(call('call00001', ' ')),
    user(result('call00001')),
  ]);
  expect(message).toMatchObject({ tool_calls: [{ function: { arguments: '{}' } }] });
});

test('images are sent as data, beside the text', () => {
  expect(openAiMessages([user(text('what is it?'), { ...image, format: 'webp', detail: 'low' })])).toEqual([
    {
      role: 'user',
      content: [
        { type: 'text', text: 'what is it?' },
        { type: 'image_url', image_url: { url: 'data:image/webp;base64,iVBORw0KGgo=', detail: 'low' } },
      ],
    },
  ]);
});

test('a document that is text is sent as text, between two lines', () => {
  expect(openAiMessages([user(document, text('sum it up'))])).toEqual([
    { role: 'user', content: '[Document: a.md]\n# A\n[End of document]\n\nsum it up' },
  ]);
});

test.each(['pdf', 'doc', 'docx', 'xls', 'xlsx'] as const)(
  'a document of the format %s is refused',
  (format) => {
    expect(() => openAiMessages([user({ ...document, format })])).toThrow(
      expect.objectContaining({ reason: 'rejected' }),
    );
  },
);

test('reasoning is sent back, but not what its provider encrypted', () => {
  const thought = { type: 'reasoning', text: 'hm', signature: 's' } as const;
  const sealed = { type: 'reasoning', text: '', redacted: 'c2VjcmV0' } as const;
  const [, message] = openAiMessages([
    said('user', 'a'),
    assistant(thought, sealed, text('b')),
    said('user', 'c'),
  ]);
  expect(message).toEqual({ role: 'assistant', reasoning: 'hm', content: 'b' });
});

test('an assistant that said nothing to another model says a full stop', () => {
  const sealed = { type: 'reasoning', text: '', redacted: 'c2VjcmV0' } as const;
  const [, message] = openAiMessages([said('user', 'a'), assistant(sealed), said('user', 'c')]);
  expect(message).toEqual({ role: 'assistant', content: '.' });
});

test('any conversation becomes one that vLLM and the strictest chat template take', () => {
  fc.assert(
    fc.property(anyConversation, (messages) => {
      const read = readChatBody(openAiRequest({ messages }, { maxOutputTokens: 100 }));
      expect(read).toHaveProperty('body');
      if ('body' in read) expect(abilityProblem(read.body, 'qwen', ENDLESS)).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

/** Everything in a list of messages that is text, by its JSON. */
const jsonOf = (value: unknown) => JSON.stringify(value);

test('nothing that a conversation says is lost', () => {
  fc.assert(
    fc.property(anyConversation, (messages) => {
      const sent = jsonOf(openAiMessages(messages));
      const inside = (words: string) => sent.includes(jsonOf(words).slice(1, -1));
      for (const { role, parts } of messages) {
        const all = parts as readonly ChatPart[];
        for (const part of all.flatMap((each): readonly ChatPart[] =>
          each.type === 'tool-result' ? each.content : [each],
        )) {
          if (part.type === 'text' && part.text.trim() !== '') expect(inside(part.text)).toBe(true);
          if (part.type === 'image') expect(inside(part.data)).toBe(true);
          if (part.type === 'document')
            expect(inside(Buffer.from(part.data, 'base64').toString())).toBe(true);
          if (part.type === 'tool-call') expect(inside(part.name)).toBe(true);
          if (part.type === 'reasoning' && role === 'assistant') expect(inside(part.text)).toBe(true);
        }
      }
    }),
  );
});
