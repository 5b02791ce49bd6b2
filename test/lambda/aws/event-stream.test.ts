import { EventStreamCodec } from '@smithy/eventstream-codec';
import fc from 'fast-check';
import { EventStreamDecoder, type Frame } from '../../../lambda/aws/event-stream';
import { eventFrame, exceptionFrame } from '../../../local/simulators/event-stream-frame';

const frames = [
  eventFrame('messageStart', 'application/json', '{"role":"assistant"}'),
  eventFrame('empty', 'application/json', ''),
  exceptionFrame('throttlingException', { message: 'slow down' }),
];
const bytes = Buffer.concat(frames);

function decode(...chunks: readonly Buffer[]) {
  const decoder = new EventStreamDecoder();
  const found: Frame[] = [];
  for (const chunk of chunks) decoder.feed(chunk, (frame) => found.push(frame));
  return { found: found.map((frame) => ({ ...frame, body: frame.body.toString() })), decoder };
}

test('reads frames from chunks cut anywhere', () => {
  for (let cut = 0; cut <= bytes.length; cut++) {
    expect(decode(bytes.subarray(0, cut), bytes.subarray(cut)).found).toEqual([
      { messageType: 'event', type: 'messageStart', body: '{"role":"assistant"}' },
      { messageType: 'event', type: 'empty', body: '' },
      { messageType: 'exception', type: 'throttlingException', body: '{"message":"slow down"}' },
    ]);
  }
});

test('knows whether it is between two frames', () => {
  expect(decode(bytes).decoder.betweenFrames).toBe(true);
  expect(decode(bytes.subarray(0, -1)).decoder.betweenFrames).toBe(false);
});

test('frames before a broken one still count', () => {
  const broken = Buffer.from(bytes);
  broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
  const found: string[] = [];
  expect(() => new EventStreamDecoder().feed(broken, ({ type }) => found.push(type))).toThrow();
  expect(found).toEqual(['messageStart', 'empty']);
});

test.each([
  ['a frame too short to be one', Buffer.from('0000000f0000000000000000', 'hex')],
  ['a frame longer than the format allows', Buffer.from('ffffffff0000000000000000', 'hex')],
  ['an HTML page', Buffer.from('<html>gateway error</html>')],
])('%s is refused', (_what, chunk) => {
  expect(() => decode(chunk)).toThrow('impossible length');
});

describe("beside AWS's own codec", () => {
  const codec = new EventStreamCodec(
    (read) => Buffer.from(read as Uint8Array).toString(),
    (text) => Buffer.from(text),
  );
  const value = fc.oneof(
    fc.string({ maxLength: 20 }).map((text) => ({ type: 'string' as const, value: text })),
    fc.integer({ min: -128, max: 127 }).map((byte) => ({ type: 'byte' as const, value: byte })),
    fc.boolean().map((flag) => ({ type: 'boolean' as const, value: flag })),
    fc.uint8Array({ maxLength: 9 }).map((bytes_) => ({ type: 'binary' as const, value: bytes_ })),
  );
  const name = fc.oneof(
    fc.constantFrom(':message-type', ':event-type', ':exception-type', ':content-type'),
    fc.stringMatching(/^[a-z]{1,8}$/),
  );
  const message = fc.record({
    headers: fc.dictionary(name, value, { maxKeys: 5, noNullPrototype: true }),
    body: fc.uint8Array({ maxLength: 60 }),
  });
  /** What a frame says by AWS's codec, or that it does not read it. */
  const theirs = (frame: Uint8Array) => {
    try {
      const { headers, body } = codec.decode(frame);
      const messageType = String(headers[':message-type']?.value ?? '');
      const type = headers[messageType === 'exception' ? ':exception-type' : ':event-type'];
      return { messageType, type: String(type?.value ?? ''), body: Buffer.from(body).toString('latin1') };
    } catch {
      return 'unreadable';
    }
  };
  const ours = (decoder: EventStreamDecoder, frame: Buffer) => {
    const found: unknown[] = [];
    try {
      decoder.feed(frame, ({ body, ...head }) => found.push({ ...head, body: body.toString('latin1') }));
    } catch {
      return 'unreadable';
    }
    return found[0];
  };

  test('every frame reads the same, also after others of the same headers', () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 6 }), (messages) => {
        const decoder = new EventStreamDecoder();
        for (const one of [...messages, ...messages]) {
          const frame = Buffer.from(codec.encode(one));
          expect(ours(decoder, frame)).toEqual(theirs(frame));
        }
      }),
    );
  });

  test('every frame with a changed byte is refused by both', () => {
    fc.assert(
      fc.property(message, fc.nat(), fc.integer({ min: 1, max: 255 }), (one, place, change) => {
        const frame = Buffer.from(codec.encode(one));
        // Another length leaves the decoder waiting for the rest.
        const at = 4 + (place % (frame.length - 4));
        frame[at] = (frame[at] ?? 0) ^ change;
        const decoder = new EventStreamDecoder();
        decoder.feed(Buffer.from(codec.encode({ ...one, body: Buffer.from('before') })), () => {});
        expect([ours(decoder, frame), theirs(frame)]).toEqual(['unreadable', 'unreadable']);
      }),
    );
  });
});
