import fc from 'fast-check';
import { SseDecoder } from '../../../../../lambda/router/hosts/wire/sse';

function decode(...chunks: readonly (string | Buffer)[]): string[] {
  const decoder = new SseDecoder();
  const found: string[] = [];
  for (const chunk of chunks) decoder.feed(Buffer.from(chunk), (data) => found.push(data));
  return found;
}

test.each([
  ['line feeds', 'data: one\n\ndata: two\n\n'],
  ['carriage returns', 'data: one\r\rdata: two\r\r'],
  ['both', 'data: one\r\n\r\ndata: two\r\n\r\n'],
  ['a mixture', 'data: one\r\n\ndata: two\n\r'],
  ['a byte order mark', '\uFEFFdata: one\n\ndata: two\n\n'],
  ['comments', ': ping\n\ndata: one\n: ping\n\n:\n\ndata: two\n\n'],
  ['other fields', 'event: message\nid: 1\nretry: 5\ndata: one\n\ndata: two\n\n'],
  ['no space after the colon', 'data:one\n\ndata:two\n\n'],
  ['an event without its blank line at the end', 'data: one\n\ndata: two\n\ndata: three\n'],
])('reads events with %s', (_what, text) => {
  expect(decode(text)).toEqual(['one', 'two']);
});

test('several data lines make one text', () => {
  expect(decode('data: one\ndata:\ndata: two\n\n')).toEqual(['one\n\ntwo']);
});

test('only one space after the colon is dropped, and a bare field name is an empty line', () => {
  expect(decode('data:  one\n\ndata\n\n')).toEqual([' one', '']);
});

test('a byte order mark counts at the very start only', () => {
  expect(decode('data: one\n\n\uFEFFdata: two\n\n')).toEqual(['one']);
});

test('a character split at any byte stays whole', () => {
  const bytes = Buffer.from('data: é世🌍\r\n\r\n');
  for (let cut = 0; cut <= bytes.length; cut++) {
    expect(decode(bytes.subarray(0, cut), bytes.subarray(cut))).toEqual(['é世🌍']);
  }
});

test('any chunking gives the same events', () => {
  const piece = fc.constantFrom('data: ', 'é', '🌍', '\r', '\n', '\r\n', '\n\n', ':', ' ', '\uFEFF', 'data');
  const pieces = fc.array(piece, { maxLength: 40 });
  fc.assert(
    fc.property(pieces, fc.array(fc.nat(200)), (texts, points) => {
      const bytes = Buffer.from(texts.join(''));
      const edges = [
        0,
        ...points.filter((point) => point < bytes.length).sort((a, b) => a - b),
        bytes.length,
      ];
      const chunks = edges.slice(1).map((edge, i) => bytes.subarray(edges[i], edge));
      expect(decode(...chunks)).toEqual(decode(bytes));
    }),
    { numRuns: 500 },
  );
});

test('a line of more than 1 MB is refused, in one chunk or in many', () => {
  const long = Buffer.alloc(1024 * 1024 + 1, 'a');
  expect(() => decode(long)).toThrow('longer than 1 MB');
  expect(() => decode(...Array.from({ length: 20 }, () => Buffer.alloc(60_000, 'a')))).toThrow(
    'longer than 1 MB',
  );
});

test('an event of more than 1 MB is refused', () => {
  expect(() => decode(`data: ${'a'.repeat(1000)}\n`.repeat(1100))).toThrow('longer than 1 MB');
});

test('a flood of comments is passed over', () => {
  expect(decode(': ping\n'.repeat(200_000), 'data: one\n\n')).toEqual(['one']);
});

/** Whether these bytes, after others that completed nothing, complete anything. */
function isAlive(text: string, before = ''): boolean {
  const decoder = new SseDecoder();
  decoder.feed(Buffer.from(before), () => undefined);
  return decoder.feed(Buffer.from(text), () => undefined);
}

test.each([
  ['a comment', ': ping\n'],
  ['an empty comment', ':\r'],
  ['an event', 'data: {}\n\n'],
  ['an event without data', 'event: ping\n\n'],
  ['an id', 'id: 1\r\n\r\n'],
  ['a time to reconnect after', 'retry: 5\r\r'],
])('%s is a sign of life', (_what, text) => {
  expect(isAlive(text)).toBe(true);
});

test.each([
  ['the beginning of an event', 'data: {'],
  ['a line of an event that is not closed', 'data: {}\n'],
  ['a comment that does not end', ': pi'],
  ['blank lines', '\n\r\n\n'],
  ['lines without a known field', '<html>\n\n<body>\n\n'],
  ['nothing', ''],
])('%s is no sign of life', (_what, text) => {
  expect(isAlive(text)).toBe(false);
});

test('an event is a sign of life when its blank line comes', () => {
  expect(isAlive('\n', 'data: {}\n')).toBe(true);
});

test('the line feed of a blank line counts once', () => {
  expect(isAlive('\n', 'data: {}\r\n\r')).toBe(false);
});

test('data comes with the name of its event, and a name holds for one event', () => {
  const seen: string[][] = [];
  const text = 'event: ping\ndata: one\n\ndata: two\n\n';
  new SseDecoder().feed(Buffer.from(text), (data, event) => seen.push([event, data]));
  expect(seen).toEqual([
    ['ping', 'one'],
    ['', 'two'],
  ]);
});
