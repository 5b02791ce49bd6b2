import fc from 'fast-check';
import { type Message, MessageReader } from '../../../../bench/wire/http/message-reader';

/** The messages that a reader finds in these reads of a socket. */
function read(reads: readonly Buffer[]): { head: string; body: string }[] {
  const found: Message[] = [];
  const reader = new MessageReader((message) => found.push(message));
  for (const bytes of reads) reader.feed(bytes);
  return found.map(({ head, body }) => ({ head, body: body.toString() }));
}

const inChunks = (parts: readonly string[]) =>
  `${parts.map((part) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`).join('')}0\r\n\r\n`;

/** Bodies as text, and as they come: with a length, in chunks, or none at all. */
const message = fc.oneof(
  fc.constant({ head: 'GET / HTTP/1.1\r\nhost: x', body: '', sent: '' }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).map((body) => ({
    head: `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}`,
    body,
    sent: body,
  })),
  fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), { maxLength: 5 }).map((parts) => ({
    head: 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nx: y',
    body: parts.join(''),
    sent: inChunks(parts),
  })),
);

test('finds the same messages, wherever the network splits them', () => {
  fc.assert(
    fc.property(
      fc.array(message, { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(400)),
      (messages, cuts) => {
        const wire = Buffer.from(messages.map(({ head, sent }) => `${head}\r\n\r\n${sent}`).join(''));
        const places = [0, ...cuts.filter((cut) => cut < wire.length).sort((a, b) => a - b), wire.length];
        const reads = places.slice(1).map((end, index) => wire.subarray(places[index], end));
        expect(read(reads)).toEqual(messages.map(({ head, body }) => ({ head, body })));
      },
    ),
  );
});

test('tells how much of a body has come, so that an open stream can be seen to have begun', () => {
  const reader = new MessageReader(() => undefined);
  reader.feed(Buffer.from('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n'));
  expect(reader.bodyLength).toBe(5);
});

test('a chunk without a size is an error', () => {
  const broken = Buffer.from('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n');
  expect(() => read([broken])).toThrow('not the size of a chunk: zz');
});
