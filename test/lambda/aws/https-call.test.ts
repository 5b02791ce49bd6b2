import { once } from 'node:events';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { readEndpoint } from '../../../lambda/aws/endpoints';
import { createHttpsCall, type HttpsAnswer, readBody } from '../../../lambda/aws/https-call';
import { startReplay } from '../../contract/replay-server';
import { selfSigned } from '../../fixtures/tls/self-signed';

const request = (signal = AbortSignal.timeout(5000)) => ({
  path: '/a%3Ab/c',
  headers: { 'x-test': 'yes' },
  body: Buffer.from('{}'),
  signal,
});

async function text(answer: HttpsAnswer): Promise<string | undefined> {
  return (await readBody(answer, 1000))?.toString();
}

describe('over a connection', () => {
  let server: Awaited<ReturnType<typeof startReplay>>;
  beforeEach(async () => {
    server = await startReplay();
    server.answerWith({ parts: [Buffer.from('hello '), Buffer.from('there')], finally: 'end' });
  });
  afterEach(() => server.close());
  const call = () => createHttpsCall(readEndpoint(server.url, 'test'));

  test('the path goes out as it was given, escapes untouched', async () => {
    expect(await text(await call()(request()))).toBe('hello there');
    expect(server.received[0]?.path).toBe('/a%3Ab/c');
  });

  test('one connection serves one call after the other', async () => {
    const send = call();
    for (let i = 0; i < 5; i++) await text(await send(request()));
    expect(server.connections()).toBe(1);
  });

  test('a connection is kept when the caller has what it wanted before the last byte', async () => {
    const send = call();
    for (let i = 0; i < 3; i++) {
      const answer = await send(request());
      for await (const _part of answer.body) break;
      answer.close(true);
      await server.noneBusy();
    }
    expect(server.connections()).toBe(1);
  });

  test('an abort after the answer was given back does not cut the connection', async () => {
    const send = call();
    const controller = new AbortController();
    const answer = await send(request(controller.signal));
    answer.close(true);
    controller.abort();
    await server.noneBusy();
    await text(await send(request()));
    expect(server.connections()).toBe(1);
  });

  test('a pooled connection the server has dropped costs no failure', async () => {
    const send = call();
    await text(await send(request()));
    server.dropConnections();
    expect(await text(await send(request()))).toBe('hello there');
  });

  test('a connection that breaks inside an answer is a failure, and nothing is sent again', async () => {
    const send = call();
    await text(await send(request()));
    server.answerWith({ parts: [Buffer.from('hello ')], finally: 'reset' });
    await expect(send(request()).then(text)).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(server.received.length).toBe(2);
  });

  test('a body longer than allowed is given up', async () => {
    expect(await readBody(await call()(request()), 5)).toBeUndefined();
  });
});

test('gives up connecting when the time for that is over', async () => {
  // Takes the connection and never answers the TLS greeting.
  const blocked = net.createServer().listen(0, '127.0.0.1', 0);
  await once(blocked, 'listening');
  const { port } = blocked.address() as AddressInfo;
  const endpoint = { secure: true, hostname: '127.0.0.1', host: `127.0.0.1:${port}`, port, path: '' };
  const send = createHttpsCall(endpoint, { connectTimeoutMs: 50 });
  await expect(send(request())).rejects.toMatchObject({ code: 'ETIMEDOUT' });
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
    expect(await text(await send(request()))).toBe('hello');
  });

  test('a server nobody vouches for is refused', async () => {
    await expect(createHttpsCall(endpoint())(request())).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
  });

  test('a server of another CA is refused', async () => {
    const send = createHttpsCall(endpoint(), { caBundle: selfSigned().certificate });
    await expect(send(request())).rejects.toThrow();
  });
});
