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
