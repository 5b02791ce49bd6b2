import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { connectVllm, type RealVllm } from '../../../local/hosts/real-vllm';
import { type Simulators, startSimulators } from '../../../local/simulators/start-simulators';
import { openai, startSandbox } from '../fixtures/sandbox';

// A simulator takes the place of the user's own server: it has model names of its own.
let servers: Simulators;
let several: Simulators;
const connections: RealVllm[] = [];

const server = (models: readonly string[]) =>
  startSimulators({
    region: 'us-east-1',
    credentials: { accessKeyId: 'LOCAL', secretAccessKey: 'x' },
    models: { vllm: models },
  });

beforeAll(async () => {
  [servers, several] = await Promise.all([server(['qwen3:8b']), server(['qwen3:8b', 'llama3'])]);
});
afterAll(async () => {
  for (const connection of connections) connection.close();
  await Promise.all([servers.close(), several.close()]);
});

async function connect(url: string, model?: string): Promise<RealVllm> {
  const connection = await connectVllm(url, model);
  connections.push(connection);
  return connection;
}

test('the request reaches the server with the server’s own model name', async () => {
  const { url } = await connect(servers.vllm.url);
  await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({ model: 'qwen3-8b', messages: [{ role: 'user', content: 'hello' }] }),
  });
  expect(servers.vllm.calls.at(-1)?.model).toBe('qwen3:8b');
});

test('a base URL may end in /v1', async () => {
  await expect(connect(`${servers.vllm.url}/v1/`)).resolves.toMatchObject({ model: 'qwen3:8b' });
});

test('with several models, one must be named', async () => {
  await expect(connect(several.vllm.url)).rejects.toThrow(/qwen3:8b, llama3.*--vllm-model/);
});

test('a named model must exist', async () => {
  await expect(connect(several.vllm.url, 'gpt')).rejects.toThrow(/no model gpt.*qwen3:8b, llama3/);
});

test('a missing server is named, with what to check', async () => {
  await expect(connect('http://127.0.0.1:9')).rejects.toThrow(/127\.0\.0\.1:9\/v1\/models.*Is it running/);
});

test('a missing server is reported before anything is synthesized', async () => {
  const onSynthesized = jest.fn();
  const vllm = { url: 'http://127.0.0.1:9' };
  await expect(startSandbox({ vllm, onSynthesized })).rejects.toThrow(/Is it running/);
  expect(onSynthesized).not.toHaveBeenCalled();
});

test('a served deployment answers from the real server on the vllm host, and only there', async () => {
  const sandbox = await startSandbox({ vllm: { url: servers.vllm.url } });
  try {
    const ask = (model: string) =>
      openai(sandbox.run, 'sealed').chat.completions.create({
        model,
        messages: [{ role: 'user', content: 'hi' }],
      });
    expect((await ask('qwen3-8b')).choices[0]?.message.content).toContain('from model qwen3:8b');
    expect((await ask('qwen2-5-7b')).choices[0]?.message.content).toContain('simulated SageMaker');
  } finally {
    await sandbox.close();
  }
}, 60_000);

test.each([
  ['a status no HTTP server may send', 'HTTP/1.1 099 Odd\r\ncontent-length: 0\r\n\r\n'],
  ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'],
])('a server that answers with %s is a connection that breaks, at once', async (_what, head) => {
  const models = JSON.stringify({ data: [{ id: 'odd' }] });
  const odd = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (request) =>
      socket.end(
        request.toString().startsWith('GET /v1/models')
          ? `HTTP/1.1 200 OK\r\ncontent-length: ${models.length}\r\n\r\n${models}`
          : head,
      ),
    );
  });
  odd.listen(0, '127.0.0.1');
  await once(odd, 'listening');
  try {
    const { url } = await connect(`http://127.0.0.1:${(odd.address() as AddressInfo).port}`);
    const request = fetch(`${url}/v1/chat/completions`, { method: 'POST', body: '{}' });
    await expect(request).rejects.toThrow('fetch failed');
  } finally {
    odd.close();
  }
});
