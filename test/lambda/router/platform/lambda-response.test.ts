import { Writable } from 'node:stream';
import type { StreamedBody } from '../../../../lambda/router/contract/http';
import { clientOf, send } from '../../../../lambda/router/platform/lambda-response';

/** Writes numbers, as many as there are. */
const numbers =
  (count: number): StreamedBody =>
  async (write) => {
    for (let index = 0; index < count; index++) await write(`${index} `);
  };

test('a body arrives whole and in order through a stream that is often full', async () => {
  let text = '';
  const slow = new Writable({
    highWaterMark: 8,
    write(chunk, _, done) {
      text += chunk;
      setImmediate(done);
    },
  });
  await send({ body: numbers(300) }, slow);
  await new Promise((resolve) => slow.once('close', resolve));
  expect(text.trim().split(' ').map(Number)).toEqual([...Array(300).keys()]);
});

test('a whole body arrives', async () => {
  const pieces: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      pieces.push(String(chunk));
      done();
    },
  });
  await send({ body: '{"id":1}' }, stream);
  await new Promise((resolve) => stream.once('close', resolve));
  expect(pieces).toEqual(['{"id":1}']);
});

test('a writer waits for no stream that has closed, and writes nothing more to it', async () => {
  let written = 0;
  const broken: Writable = new Writable({
    highWaterMark: 1,
    write: (_, __, done) => {
      written++;
      done(new Error('reset'));
    },
  });
  await send({ body: numbers(1_000) }, broken);
  expect(written).toBe(1);
});

test('a client that leaves is noticed by the listener that is set at the time', async () => {
  const stream = new Writable({ write: (_, __, done) => done() });
  const client = clientOf(stream);
  const heard: string[] = [];
  client.onGone(() => heard.push('first'));
  client.onGone(() => heard.push('second'));
  stream.destroy();
  await new Promise((resolve) => stream.once('close', resolve));
  expect(heard).toEqual(['second']);
});

test('a client that has left is noticed by a listener that comes later', async () => {
  const stream = new Writable({ write: (_, __, done) => done() });
  const client = clientOf(stream);
  stream.destroy();
  await new Promise((resolve) => stream.once('close', resolve));
  const heard = jest.fn();
  client.onGone(heard);
  expect(heard).toHaveBeenCalledTimes(1);
});
