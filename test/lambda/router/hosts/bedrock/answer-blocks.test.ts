import * as fc from 'fast-check';
import { Tally } from '../../../../../lambda/router/call/tally';
import type { ChatEvent } from '../../../../../lambda/router/contract/chat';
import { type AskedAnswer, bedrockAnswer } from '../../../../../lambda/router/hosts/bedrock/bedrock-answer';
import { converseAnswer } from '../../../../../lambda/router/hosts/bedrock/converse-answer';
import type { AnswerDecoder } from '../../../../../lambda/router/hosts/wire/stream-answer';
import { streamedAnswer, wholeAnswer } from '../../../../../local/simulators/converse-events';
import type { Said, SaidBlock } from '../../../../../local/simulators/converse-said';
import { eventFrame } from '../../../../../local/simulators/event-stream-frame';

// One answer, as ConverseStream's events and as the one document of Converse.

const PLAIN: AskedAnswer = { toolName: (name) => name };

function decode(decoder: AnswerDecoder, bytes: Buffer, pieceLength = bytes.byteLength): readonly ChatEvent[] {
  const batch: ChatEvent[] = [];
  for (let at = 0; at < bytes.byteLength; at += pieceLength)
    decoder.feed(bytes.subarray(at, at + pieceLength), batch);
  if (batch.at(-1)?.type !== 'end') decoder.finish(batch);
  return batch;
}

const bytesOf = (pieces: readonly (string | Buffer)[]) =>
  Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
const said = (blocks: readonly SaidBlock[], rest: Partial<Said> = {}): Said => ({
  blocks,
  stopReason: blocks.some(({ type }) => type === 'call') ? 'tool_use' : 'end_turn',
  inputTokens: 3,
  outputTokens: 5,
  ...rest,
});
const streamed = (answer: Said, asked = PLAIN, fields?: object) =>
  decode(bedrockAnswer('claude', asked), bytesOf(streamedAnswer(answer, fields).pieces));
const whole = (answer: Said, asked = PLAIN, fields?: object) =>
  decode(converseAnswer('claude', asked), bytesOf(wholeAnswer(answer, fields).pieces));
const BOTH = [
  ['a stream', streamed],
  ['a whole answer', whole],
] as const;

/** What the events make. */
function sumOf(events: readonly ChatEvent[]) {
  const tally = new Tally();
  for (const event of events) tally.note(event);
  const { text, reasoning, calls, finish, stopSequence, usage } = tally;
  return { text, reasoning, calls, finish, stopSequence, usage };
}

const text = (...pieces: readonly string[]): SaidBlock => ({ type: 'text', pieces });
const call = (id: string, name: string, ...pieces: readonly string[]): SaidBlock => ({
  type: 'call',
  id,
  name,
  pieces,
});

describe.each(BOTH)('%s', (_what, read) => {
  test('has each call with its arguments, and ends because of them', () => {
    const answer = said([
      text('Let me see.'),
      call('t1', 'get_weather', '{"city":', '"Bern"}'),
      call('t2', 'get_time', '{"at":1}'),
    ]);
    expect(sumOf(read(answer))).toMatchObject({
      text: 'Let me see.',
      calls: [
        { id: 't1', name: 'get_weather', arguments: '{"city":"Bern"}' },
        { id: 't2', name: 'get_time', arguments: '{"at":1}' },
      ],
      finish: 'tool-calls',
    });
  });

  test('counts its calls from 0, whatever blocks are between them', () => {
    const events = read(said([text('a'), call('t1', 'f', '{}'), text('b'), call('t2', 'g', '{}')]));
    const indexes = events.flatMap((event) => ('index' in event ? [[event.type, event.index]] : []));
    expect(indexes).toEqual([
      ['tool-call', 0],
      ['arguments-delta', 0],
      ['tool-call', 1],
      ['arguments-delta', 1],
    ]);
  });

  test('has the arguments of an empty object where a call has none', () => {
    expect(sumOf(read(said([call('t1', 'f')]))).calls).toEqual([{ id: 't1', name: 'f', arguments: '{}' }]);
  });

  test('names tools as the caller does', () => {
    const asked = { toolName: (name: string) => name.replace('_', '.') };
    expect(sumOf(read(said([call('t1', 'my_tool')]), asked)).calls[0]?.name).toBe('my.tool');
  });

  test.each([
    [0, 0, 'stop'],
    [1, 1, 'tool-calls'],
    [2, 2, 'tool-calls'],
    [undefined, 2, 'tool-calls'],
  ])('with at most %s calls has %d', (mostCalls, count, finish) => {
    const answer = said([call('t1', 'f', '{"a":1}'), call('t2', 'g', '{"b":2}')]);
    const sum = sumOf(read(answer, { ...PLAIN, mostCalls }));
    expect([sum.calls.length, sum.finish]).toEqual([count, finish]);
  });

  test('that reached its limit inside a call says so', () => {
    expect(sumOf(read(said([call('t1', 'f', '{"a":1}')], { stopReason: 'max_tokens' }))).finish).toBe(
      'length',
    );
  });

  test('ends because of its calls, whatever Bedrock says', () => {
    expect(sumOf(read(said([call('t1', 'f')], { stopReason: 'end_turn' }))).finish).toBe('tool-calls');
  });

  test('has signed reasoning before its text', () => {
    const events = read(said([{ type: 'thought', text: 'hm', signature: 'sealed' }, text('a')]));
    expect(events.slice(0, 3)).toEqual([
      { type: 'reasoning-delta', text: 'hm' },
      { type: 'reasoning-end', signature: 'sealed' },
      { type: 'text-delta', text: 'a' },
    ]);
  });

  test('has reasoning without a signature where the model does not sign', () => {
    expect(read(said([{ type: 'thought', text: 'hm' }, text('a')]))[1]).toEqual({ type: 'reasoning-end' });
  });

  test('has encrypted reasoning as it is', () => {
    const events = read(said([{ type: 'redacted', bytes: 'AQID' }, call('t1', 'f')]));
    expect(events[0]).toEqual({ type: 'reasoning-end', redacted: 'AQID' });
  });

  const asked = { ...PLAIN, answerTool: 'answer' };

  test('is the arguments of the tool that gives it', () => {
    const answer = said([text('Here it is:'), call('t1', 'answer', '{"age":', '7}')]);
    expect(sumOf(read(answer, asked))).toMatchObject({ text: '{"age":7}', calls: [], finish: 'stop' });
  });

  test('is an empty object where that tool is called without arguments', () => {
    expect(sumOf(read(said([call('t1', 'answer')]), asked)).text).toBe('{}');
  });

  test('is given once, however often that tool is called', () => {
    const answer = said([call('t1', 'answer', '{"a":1}'), call('t2', 'answer', '{"a":2}')]);
    expect(sumOf(read(answer, asked)).text).toBe('{"a":1}');
  });

  test('may call a tool of the caller instead', () => {
    expect(sumOf(read(said([call('t1', 'f', '{}')]), asked))).toMatchObject({
      text: '',
      finish: 'tool-calls',
    });
  });

  test.each([
    ['{"age":7}', '{"age":7}'],
    ['```json\n{"age":7}\n```', '{"age":7}'],
    ['```\n{"age":7}```\n', '{"age":7}'],
    ['Sorry, I cannot.', 'Sorry, I cannot.'],
  ])('in words instead of that tool, %j, is %j', (words, expected) => {
    expect(sumOf(read(said([text(words)]), asked)).text).toBe(expected);
  });

  test.each([
    [
      'the sequence that Claude names in a stream',
      { delta: { stop_sequence: 'END' } },
      ['END', 'STOP'],
      'END',
    ],
    ['the one that it names in a whole answer', { stop_sequence: 'END' }, ['END', 'STOP'], 'END'],
    ['the only one there is', undefined, ['END'], 'END'],
    ['unknown among several', undefined, ['END', 'STOP'], undefined],
    ['unknown where it is no text', { delta: { stop_sequence: 7 } }, ['END', 'STOP'], undefined],
    ['unknown where there is none', { delta: null }, [], undefined],
  ])('that a stop sequence ended: %s', (_name, fields, stop, stopSequence) => {
    const sum = sumOf(read(said([text('a')], { stopReason: 'stop_sequence' }), { ...PLAIN, stop }, fields));
    expect([sum.finish, sum.stopSequence]).toEqual(['stop', stopSequence]);
  });

  test('that ended by itself names no stop sequence', () => {
    expect(sumOf(read(said([text('a')]), { ...PLAIN, stop: ['END'] })).stopSequence).toBeUndefined();
  });
});

test('a call that comes in parts is passed on in the same parts', () => {
  const events = streamed(said([call('t1', 'f', '{"a":', '1}')]));
  expect(events.filter(({ type }) => type === 'arguments-delta')).toEqual([
    { type: 'arguments-delta', index: 0, text: '{"a":' },
    { type: 'arguments-delta', index: 0, text: '1}' },
  ]);
});

const event = (type: string, payload: object) =>
  eventFrame(type, 'application/json', JSON.stringify(payload));
const reasoning = (contentBlockIndex: number, reasoningContent: object) =>
  event('contentBlockDelta', { contentBlockIndex, delta: { reasoningContent } });
const stop = event('messageStop', { stopReason: 'end_turn' });

test.each([
  ['text', event('contentBlockDelta', { contentBlockIndex: 1, delta: { text: 'a' } })],
  [
    'a call',
    event('contentBlockStart', { contentBlockIndex: 1, start: { toolUse: { toolUseId: 't', name: 'f' } } }),
  ],
  ['more reasoning', reasoning(1, { text: 'so' })],
  ['the end', stop],
])('reasoning whose end Bedrock does not send ends before %s', (_what, frame) => {
  const events = decode(bedrockAnswer('claude'), Buffer.concat([reasoning(0, { text: 'hm' }), frame, stop]));
  expect(events.slice(0, 2)).toEqual([{ type: 'reasoning-delta', text: 'hm' }, { type: 'reasoning-end' }]);
});

test('parts of encrypted reasoning and of a signature are joined', () => {
  const frames = [
    reasoning(0, { redactedContent: 'AQ==' }),
    reasoning(0, { redactedContent: 'Ag==' }),
    event('contentBlockStop', { contentBlockIndex: 0 }),
    reasoning(1, { signature: 'a' }),
    reasoning(1, { signature: 'b' }),
    event('contentBlockStop', { contentBlockIndex: 1 }),
    stop,
  ];
  expect(decode(bedrockAnswer('claude'), Buffer.concat(frames)).slice(0, 2)).toEqual([
    { type: 'reasoning-end', redacted: 'AQI=' },
    { type: 'reasoning-end', signature: 'ab' },
  ]);
});

const piece = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
const block: fc.Arbitrary<SaidBlock> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), pieces: fc.array(piece, { minLength: 1, maxLength: 4 }) }),
  fc.record({ type: fc.constant('thought' as const), text: piece, signature: piece }),
  fc.record({ type: fc.constant('redacted' as const), bytes: fc.constantFrom('AQID', 'AA==') }),
  fc.record({
    type: fc.constant('call' as const),
    id: fc.uuid(),
    name: fc.constantFrom('f', 'g', 'answer'),
    // Canonical: JSON.parse turns integer-like keys around.
    pieces: fc
      .tuple(fc.jsonValue(), fc.integer({ min: 1, max: 5 }))
      .map(([value, size]) => JSON.stringify({ value }).match(new RegExp(`.{1,${size}}`, 'gsu')) ?? []),
  }),
);
const anyAsked = fc.record(
  { toolName: fc.constant(PLAIN.toolName), answerTool: fc.constant('answer'), mostCalls: fc.nat(2) },
  { requiredKeys: ['toolName'] },
);

test('an answer says the same as a stream and as a whole, however the network cuts it', () => {
  fc.assert(
    fc.property(
      fc.array(block, { maxLength: 5 }),
      anyAsked,
      fc.integer({ min: 1, max: 400 }),
      (blocks, asked, length) => {
        const answer = said(JSON.parse(JSON.stringify(blocks)));
        const cut = decode(
          bedrockAnswer('claude', asked),
          bytesOf(streamedAnswer(answer, undefined).pieces),
          length,
        );
        expect(sumOf(cut)).toEqual(canonical(sumOf(whole(answer, asked)), sumOf(cut)));
      },
    ),
  );
});

/** A whole answer has its arguments as an object, so members may come in another order. */
function canonical(sum: ReturnType<typeof sumOf>, other: ReturnType<typeof sumOf>) {
  const same = (one: string, two: string | undefined) =>
    two !== undefined && JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(two)) ? two : one;
  const calls = sum.calls.map((one, at) => ({
    ...one,
    arguments: same(one.arguments, other.calls[at]?.arguments),
  }));
  return { ...sum, calls };
}
