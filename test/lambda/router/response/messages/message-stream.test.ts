import fc from 'fast-check';
import { Tally } from '../../../../../lambda/router/call/tally';
import type { ChatEvent } from '../../../../../lambda/router/contract/chat';
import { renderMessage } from '../../../../../lambda/router/response/messages/message';
import { messageStream } from '../../../../../lambda/router/response/messages/message-stream';
import { readBody } from '../../support/messages';
import { eventsIn, messageIn } from '../../support/read-message-stream';

const HEAD = { decisionId: 'd1', model: 'qwen', created: 0 };
type AnswerEvent = Exclude<ChatEvent, { readonly type: 'error' }>;

/** The stream of these events, and the whole message of the same. */
function written(events: readonly AnswerEvent[]) {
  const tally = new Tally();
  const writer = messageStream(HEAD);
  let stream = writer.open();
  for (const event of events) {
    tally.note(event);
    stream += writer.event(event, tally);
  }
  return { stream, whole: renderMessage(HEAD, tally) };
}

const END: AnswerEvent = { type: 'end', reason: 'stop' };
const text = (words: string): AnswerEvent => ({ type: 'text-delta', text: words });

test('an answer of text is a message with one block', () => {
  const { stream } = written([
    text('Hel'),
    text('lo'),
    { type: 'usage', usage: { inputTokens: 3, outputTokens: 2 } },
    END,
  ]);
  expect(eventsIn(stream).map(({ type }) => type)).toEqual([
    'message_start',
    'content_block_start',
    'content_block_delta',
    'content_block_delta',
    'content_block_stop',
    'message_delta',
    'message_stop',
  ]);
  expect(messageIn(stream)).toMatchObject({
    id: 'msg_d1',
    type: 'message',
    role: 'assistant',
    model: 'qwen',
    content: [{ type: 'text', text: 'Hello' }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 3, output_tokens: 2 },
  });
});

test('an answer without a block has an empty content', () => {
  expect(messageIn(written([END]).stream).content).toEqual([]);
});

test.each([
  ['stop', undefined, 'end_turn', null],
  ['stop', 'END', 'stop_sequence', 'END'],
  ['length', undefined, 'max_tokens', null],
  ['tool-calls', undefined, 'tool_use', null],
  ['content-filter', undefined, 'refusal', null],
  ['length', 'END', 'max_tokens', null],
] as const)(
  'the end %s with the stop sequence %s is %s',
  (reason, stopSequence, stop_reason, stop_sequence) => {
    const { stream, whole } = written([{ type: 'end', reason, ...(stopSequence && { stopSequence }) }]);
    for (const message of [messageIn(stream), whole])
      expect(message).toMatchObject({ stop_reason, stop_sequence });
  },
);

test('the three counts of the prompt add up to all of it', () => {
  const usage = {
    inputTokens: 100,
    outputTokens: 9,
    cachedTokens: 60,
    cacheWriteTokens: 30,
    reasoningTokens: 4,
  };
  expect(messageIn(written([{ type: 'usage', usage }, END]).stream).usage).toEqual({
    input_tokens: 10,
    cache_read_input_tokens: 60,
    cache_creation_input_tokens: 30,
    output_tokens: 9,
    output_tokens_details: { thinking_tokens: 4 },
    server_tool_use: null,
  });
});

test.each(['{"city": "Bo', '[]', '"x"', 'null', 'Bonn'])(
  'arguments that are no object, %j, are kept as text in the whole answer',
  (json) => {
    const call: AnswerEvent = { type: 'tool-call', index: 0, id: 't', name: 'weather' };
    const { whole } = written([call, { type: 'arguments-delta', index: 0, text: json }, END]);
    expect(whole.content).toEqual([
      { type: 'tool_use', id: 't', name: 'weather', input: { INVALID_JSON: json } },
    ]);
  },
);

test('texts that came together are one delta', () => {
  const { stream } = written([{ type: 'text-delta', text: 'a b', pieces: ['a', ' b'] }, END]);
  expect(eventsIn(stream).filter(({ type }) => type === 'content_block_delta')).toEqual([
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'a b' } },
  ]);
});

/** The deltas of a text, cut at any place. */
const cut = (whole: fc.Arbitrary<string>) =>
  fc.tuple(whole, fc.integer({ min: 1, max: 9 })).map(([words, size]) => {
    const characters = [...words];
    return characters.flatMap((_, i) => (i % size === 0 ? [characters.slice(i, i + size).join('')] : []));
  });
const words = fc.string({ unit: 'grapheme', maxLength: 40 });
const reasoning = fc
  .tuple(cut(words), fc.option(fc.base64String({ minLength: 4 }), { nil: undefined }))
  .map(([deltas, signature]): AnswerEvent[] => [
    ...deltas.map((delta): AnswerEvent => ({ type: 'reasoning-delta', text: delta })),
    { type: 'reasoning-end', ...(signature && { signature }) },
  ]);
const sealed = fc
  .base64String({ minLength: 4 })
  .map((redacted): AnswerEvent[] => [{ type: 'reasoning-end', redacted }]);
const call = (index: number) =>
  fc
    .tuple(
      fc.constantFrom('weather', 'a-b_c'),
      cut(fc.dictionary(words, words).map((input) => JSON.stringify(input))),
    )
    .map(([name, deltas]): AnswerEvent[] => [
      { type: 'tool-call', index, id: `call-${index}`, name },
      ...deltas.map((delta): AnswerEvent => ({ type: 'arguments-delta', index, text: delta })),
    ]);
const answer = fc
  .tuple(
    fc.array(fc.oneof(reasoning, sealed), { maxLength: 3 }),
    cut(words).map((deltas) => deltas.map(text)),
    fc
      .integer({ min: 0, max: 3 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => call(i)))),
  )
  .map(([thoughts, said, calls]): AnswerEvent[] => [
    ...thoughts.flat(),
    ...said,
    ...calls.flat(),
    { type: 'end', reason: calls.length > 0 ? 'tool-calls' : 'stop' },
  ]);

/** Blocks of thinking without text and signature say nothing, and a stream leaves them out. */
const shown = (content: readonly Readonly<Record<string, unknown>>[]) =>
  content.filter((block) => block.type !== 'thinking' || block.thinking !== '' || block.signature !== '');

test('any answer is the same message as a stream and as a whole', () => {
  fc.assert(
    fc.property(answer, (events) => {
      const { stream, whole } = written(events);
      expect(messageIn(stream)).toEqual({ ...whole, content: shown(whole.content) });
    }),
  );
});

test('any answer that its client sends back is read as what the model said', () => {
  fc.assert(
    fc.property(answer, (events) => {
      const tally = new Tally();
      for (const event of events) tally.note(event);
      const message = messageIn(written(events).stream);
      const results = tally.calls.map(({ id }) => ({ type: 'tool_result', tool_use_id: id }));
      const { request } = readBody({
        messages: [message, { role: 'user', content: [...results, { type: 'text', text: 'Go on' }] }],
        tools: ['weather', 'a-b_c'].map((name) => ({ name, input_schema: { type: 'object' } })),
      });
      const calls = tally.calls.map(({ arguments: json, ...named }) => ({
        type: 'tool-call',
        ...named,
        arguments: JSON.stringify(JSON.parse(json)),
      }));
      expect(request.messages[0]?.parts).toEqual([
        ...tally.reasoning.filter((part) => part.redacted ?? (part.text || part.signature)),
        ...(tally.text ? [{ type: 'text', text: tally.text }] : []),
        ...calls,
      ]);
    }),
  );
});
