import fc from 'fast-check';
import type { ChatEvent } from '../../../../../lambda/router/contract/chat';
import { openAiAnswer } from '../../../../../lambda/router/hosts/wire/openai-answer';
import { openAiRequest, stopsOf } from '../../../../../lambda/router/hosts/wire/openai-request';
import { said } from '../../support/said';

const FIVE = ['one', 'two', 'three', 'four', 'five'];
const model = { maxOutputTokens: 100 };

/** The answer of a server that sends these texts, with its usage in each chunk. */
function answer(texts: readonly string[], stops: readonly string[]): readonly ChatEvent[] {
  const batch: ChatEvent[] = [];
  const usage = { prompt_tokens: 1, completion_tokens: 2 };
  const chunks = texts.map((content) => ({ choices: [{ delta: { content }, finish_reason: null }], usage }));
  const all = [...chunks, { choices: [{ delta: {}, finish_reason: 'length' }] }];
  const data = all.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('');
  openAiAnswer('qwen', { stops }).feed(Buffer.from(`${data}data: [DONE]\n\n`), batch);
  return batch;
}

const textOf = (events: readonly ChatEvent[]) =>
  events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');

test('a server gets four stop sequences, and the router keeps the others', () => {
  expect(openAiRequest({ messages: [said('user', 'a')], stop: FIVE }, model)).toMatchObject({
    stop: FIVE.slice(0, 4),
    stream_options: { include_usage: true, continuous_usage_stats: true },
  });
  expect(stopsOf({ stop: FIVE }).left).toEqual(['five']);
});

test('an answer ends before a sequence that the router keeps, with the usage so far', () => {
  expect(answer(['a fi', 've b'], ['five'])).toEqual([
    { type: 'text-delta', text: 'a ' },
    { type: 'usage', usage: { inputTokens: 1, outputTokens: 2 } },
    { type: 'end', reason: 'stop', stopSequence: 'five' },
  ]);
});

test('the earliest sequence ends the answer', () => {
  expect(answer(['a six five'], ['five', 'six']).at(-1)).toMatchObject({ stopSequence: 'six' });
});

test.each([[['bcc']], [['bc', 'c']], [['b', 'c', 'c']]])(
  'of sequences that overlap, the one that is complete first ends the answer: %j',
  (texts) => {
    expect(textOf(answer(texts, ['bcc', 'c']))).toBe('b');
  },
);

test('a text that only began like a sequence is told whole', () => {
  expect(textOf(answer(['a fi', 'sh', ' fiv'], ['five']))).toBe('a fish fiv');
});

test('however a text is cut into deltas, it ends before the sequence that is complete first, or not at all', () => {
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(
      fc.array(short, { minLength: 1 }),
      fc.array(short, { minLength: 1, maxLength: 3 }),
      (texts, stops) => {
        const text = texts.join('');
        // As a server does that reads the text letter by letter.
        const letters = [...text].map((_, index) => text.slice(0, index + 1));
        const whole = letters.find((read) => stops.some((stop) => read.endsWith(stop)));
        const longest = Math.max(
          0,
          ...stops.filter((stop) => whole?.endsWith(stop)).map((stop) => stop.length),
        );
        const events = answer(texts, stops);
        expect(textOf(events)).toBe(whole === undefined ? text : whole.slice(0, whole.length - longest));
        expect(events.at(-1)).toMatchObject({ reason: whole === undefined ? 'length' : 'stop' });
      },
    ),
    { numRuns: 5_000 },
  );
});
