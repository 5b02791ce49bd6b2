import { once } from 'node:events';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { readEndpoint } from '../../../lambda/aws/endpoints';
import { createHttpsCall, type HttpsExchange, readBody } from '../../../lambda/aws/https-call';
import { type BurstServer, startBurstServer } from '../../contract/bursts/burst-server';
import { bytesOf } from '../../contract/bursts/cases';
import { startReplay } from '../../contract/replay-server';
import { selfSigned } from '../../fixtures/tls/self-signed';

const request = {
  path: '/a%3Ab/c',
  headers: { 'x-test': 'yes' },
  body: Buffer.from('{}'),
};

async function text({ answer }: HttpsExchange): Promise<string | undefined> {
  return (await readBody(await answer, 1000))?.toString();
}

describe('over a connection', () => {
  let server: Awaited<ReturnType<typeof startReplay>>;
  beforeEach(async () => {
    server = await startReplay();
    server.answerWith({ parts: [Buffer.from('hello '), Buffer.from('there')], finally: 'end' });
  });
  afterEach(() => server.close());
  const call = () => createHttpsCall(readEndpoint(server.url, 'test'));
  /** Both sides have seen the end of what was sent. */
  const quiet = async () => {
    await server.noneBusy();
    await new Promise((resolve) => setTimeout(resolve, 30));
  };

  test('the path goes out as it was given, escapes untouched', async () => {
    expect(await text(call()(request))).toBe('hello there');
    expect(server.received[0]?.path).toBe('/a%3Ab/c');
  });

  test('one connection serves one call after the other', async () => {
    const send = call();
    for (let i = 0; i < 5; i++) await text(send(request));
    expect(server.connections()).toBe(1);
  });

  test('a connection is kept when the caller has what it wanted before the last byte', async () => {
    const send = call();
    for (let i = 0; i < 3; i++) {
      const answer = await send(request).answer;
      await answer.read();
      answer.close(true);
      await quiet();
    }
    expect(server.connections()).toBe(1);
  });

  test('a call that is cut after its answer was given back keeps its connection', async () => {
    const send = call();
    const exchange = send(request);
    (await exchange.answer).close(true);
    exchange.cut();
    await quiet();
    await text(send(request));
    expect(server.connections()).toBe(1);
  });

  test.each([
    [30_000, 1],
    [30_001, 2],
  ])('a call %d ms later, by the time of day, makes it %d connections', async (later, connections) => {
    let now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => now);
    const send = call();
    await text(send(request));
    await quiet();
    now += later;
    await text(send(request));
    clock.mockRestore();
    expect(server.connections()).toBe(connections);
  });

  test('a pooled connection the server has dropped costs no failure', async () => {
    const send = call();
    await text(send(request));
    server.dropConnections();
    expect(await text(send(request))).toBe('hello there');
  });

  test('a connection that breaks inside an answer is a failure, and nothing is sent again', async () => {
    const send = call();
    await text(send(request));
    server.answerWith({ parts: [Buffer.from('hello ')], finally: 'reset' });
    await expect(text(send(request))).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(server.received.length).toBe(2);
  });

  test('a body longer than allowed is given up', async () => {
    expect(await readBody(await call()(request).answer, 5)).toBeUndefined();
  });
});

describe('with a server whose bytes are no good HTTP', () => {
  let server: BurstServer;
  beforeEach(async () => {
    server = await startBurstServer();
  });
  afterEach(() => server.close());
  const call = () => createHttpsCall(readEndpoint(server.url, 'test'));
  const answerWith = (...pieces: readonly string[]) =>
    server.answerWith({ pieces: pieces.map((piece) => Buffer.from(piece)), finally: 'stay' });
  const good = (body: string) => `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

  test('a change of protocol is not an answer, and the call does not wait for one', async () => {
    answerWith('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n');
    await expect(call()(request).answer).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('an aborted answer that would end with its connection does not count as complete', async () => {
    answerWith('HTTP/1.1 200 OK\r\n\r\nhello ');
    const exchange = call()(request);
    await exchange.answer;
    const reading = text(exchange);
    setImmediate(() => exchange.cut());
    await expect(reading).rejects.toMatchObject({ code: 'ABORT_ERR' });
  });

  test('a reset answer that would end with its connection does not count as complete', async () => {
    answerWith('HTTP/1.1 200 OK\r\n\r\nhello ');
    const answer = await call()(request).answer;
    await answer.read();
    server.resetAll();
    await expect(readBody(answer, 1000)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test.each([
    ['again, where no byte of an answer came', '', 3],
    ['once, where one byte came', 'H', 2],
    ['once, where the status line came', 'HTTP/1.1 200 OK\r\n', 2],
    ['once, where half a head came', 'HTTP/1.1 200 OK\r\ncontent-le', 2],
  ])(
    'a request on a kept connection that the server resets is sent %s',
    async (_what, begun, connections) => {
      const send = call();
      answerWith(good('hello'));
      await Promise.all([text(send(request)), text(send(request))]);
      answerWith(begun);
      const { answer } = send(request);
      setTimeout(() => {
        server.answerWith({ pieces: [], finally: 'reset' });
        server.resetAll();
      }, 20);
      await expect(answer).rejects.toThrow();
      expect(server.connections()).toBe(connections);
    },
  );

  test.each([
    ['a second answer', 'HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil'],
    ['the beginning of a second answer', 'HTTP/1.1 200 OK\r\nconten'],
    ['garbage', 'garbage'],
    ['a line feed', '\n'],
  ])("%s that nobody asked for closes the connection and is nobody's answer", async (_what, extra) => {
    const send = call();
    answerWith(good('hello'), '', '', extra);
    expect(await text(send(request))).toBe('hello');
    await server.written();
    answerWith(good('there'));
    expect(await text(send(request))).toBe('there');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(server.open()).toBe(1);
    expect(server.connections()).toBe(2);
  });

  test.each([
    'chunked without its end',
    'shorter than its length',
    'chunked with a size that is none',
  ] as const)('a connection whose answer is %s is not used again', async (framing) => {
    const send = call();
    const bytes = bytesOf({ head: 'good', framing, extra: 'nothing' }, Buffer.from('hello'));
    server.answerWith({ pieces: [bytes], finally: 'stay' });
    const answer = await send(request).answer;
    await answer.read();
    answer.close(false);
    answerWith(good('there'));
    expect(await text(send(request))).toBe('there');
    expect(server.connections()).toBe(2);
  });
});

test('gives up connecting when the time for that is over', async () => {
  // Takes the connection and never answers the TLS greeting.
  const blocked = net.createServer().listen(0, '127.0.0.1', 0);
  await once(blocked, 'listening');
  const { port } = blocked.address() as AddressInfo;
  const endpoint = { secure: true, hostname: '127.0.0.1', host: `127.0.0.1:${port}`, port, path: '' };
  const send = createHttpsCall(endpoint, { connectTimeoutMs: 50 });
  await expect(send(request).answer).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  blocked.close();
});

describe('over TLS', () => {
  const { certificate, key } = selfSigned();
  let server: https.Server;
  beforeAll(async () => {
    server = https.createServer({ cert: certificate, key }, (_request, response) => response.end('hello'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  const endpoint = () => readEndpoint(`https://127.0.0.1:${(server.address() as AddressInfo).port}`, 'test');

  test('a server signed by the given CA is trusted', async () => {
    const send = createHttpsCall(endpoint(), { caBundle: certificate });
    expect(await text(send(request))).toBe('hello');
  });

  test('a kept connection that the server ends without an answer costs no failure', async () => {
    const send = createHttpsCall(endpoint(), { caBundle: certificate });
    await text(send(request));
    server.once('request', ({ socket }) => socket.end());
    expect(await text(send(request))).toBe('hello');
  });

  test('a server with a certificate of an unknown authority is refused', async () => {
    await expect(createHttpsCall(endpoint())(request).answer).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
  });

  test('a server of another CA is refused', async () => {
    const send = createHttpsCall(endpoint(), { caBundle: selfSigned().certificate });
    await expect(send(request).answer).rejects.toThrow();
  });
});
