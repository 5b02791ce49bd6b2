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
