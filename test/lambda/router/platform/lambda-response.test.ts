import { Writable } from 'node:stream';
import { send } from '../../../../lambda/router/platform/lambda-response';

async function* pieces(count: number, onRead: () => void = () => {}) {
  for (let index = 0; index < count; index++) {
    onRead();
    yield `${index} `;
  }
}

test('a body arrives whole and in order through a stream that is often full', async () => {
  let text = '';
  const slow = new Writable({
    highWaterMark: 8,
    write(chunk, _, done) {
      text += chunk;
      setImmediate(done);
    },
  });
  await send({ body: pieces(300) }, slow);
  await new Promise((resolve) => slow.once('close', resolve));
  expect(text.trim().split(' ').map(Number)).toEqual([...Array(300).keys()]);
});

test('waiting for a full stream leaves no listeners behind', async () => {
  const slow = new Writable({ highWaterMark: 1, write: (_, __, done) => void setImmediate(done) });
  await send({ body: pieces(100) }, slow);
  expect(slow.listenerCount('drain')).toBe(0);
  expect(slow.listenerCount('close')).toBeLessThanOrEqual(1);
});

test('reading of the body stops when the client has gone', async () => {
  let read = 0;
  const broken: Writable = new Writable({ write: (_, __, done) => done(new Error('reset')) });
  const endless = pieces(1_000_000, () => {
    read++;
  });
  const yielding = (async function* () {
    for await (const piece of endless) {
      yield piece;
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  await send({ body: yielding }, broken);
  expect(read).toBeLessThan(10);
});
