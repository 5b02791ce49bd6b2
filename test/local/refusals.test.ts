import { sigv4Fetch } from '../../docs/guides/sigv4-fetch';
import { startLocal } from '../../local/start-local';
import { fixtureFile } from '../fixture-deployments';
import { fetchAs, keyOf, openai, type Sandbox, startSandbox } from './fixtures/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
}, 60_000);
afterAll(() => sandbox?.close());
afterEach(() => {
  for (const name of ['vllm', 'sagemaker', 'firehose'] as const) {
    sandbox.run.simulators[name].fault(undefined);
  }
});

const messages = [{ role: 'user' as const, content: 'What is a data class?' }];
const models = () => `${sandbox.run.url}/v1/models`;

test('I2: restricted data is never sent to Bedrock, not even with every self-hosted model down', async () => {
  const { simulators } = sandbox.run;
  simulators.vllm.fault({ kind: 'down' });
  simulators.sagemaker.fault({ kind: 'down' });
  const request = openai(sandbox.run, 'sealed').chat.completions.create(
    { model: 'auto', messages },
    { headers: { 'x-data-class': 'restricted' } },
  );
  await expect(request).rejects.toMatchObject({ status: 503 });
  expect(simulators.bedrock.calls).toEqual([]);
});

test('I8: without an audit stream there is no answer', async () => {
  sandbox.run.simulators.firehose.fault({ kind: 'down' });
  const request = openai(sandbox.run).chat.completions.create(
    { model: 'auto', messages, stream: true },
    { headers: { 'x-data-class': 'internal' } },
  );
  await expect(request).rejects.toMatchObject({ status: 503 });
});

test('I12: a wrong secret is refused in the shape OpenAI clients read', async () => {
  const wrong = sigv4Fetch(sandbox.run.region, { ...keyOf(sandbox.run), secretAccessKey: 'wrong' });
  const response = await wrong(models());
  expect([response.status, await response.json()]).toMatchObject([
    403,
    { error: { code: 'invalid_signature', message: expect.any(String), type: expect.any(String) } },
  ]);
});

test('I12: an unknown key is refused in the same shape', async () => {
  const unknown = sigv4Fetch(sandbox.run.region, { accessKeyId: 'LOCALNOBODY', secretAccessKey: 'x' });
  const response = await unknown(models());
  expect([response.status, await response.json()]).toMatchObject([
    403,
    { error: { message: expect.any(String) } },
  ]);
});

test('I12: the refusal of an unsigned request says how to sign', async () => {
  const response = await fetch(models());
  expect([response.status, await response.json()]).toMatchObject([
    403,
    { error: { message: expect.stringContaining('Signature Version 4') } },
  ]);
});

test.each([
  ['POST', '/v1/completion', 'POST /v1/completions'],
  ['GET', '/v1/model/qwen3-8b', 'GET /v1/models'],
  ['POST', '/chat/completions', 'POST /v1/chat/completions'],
  ['POST', '/v1/v1/chat/completions', 'POST /v1/chat/completions'],
  ['POST', '/v1//chat/completions', 'POST /v1/chat/completions'],
  ['POST', '/V1/chat/completions', 'POST /v1/chat/completions'],
  ['GET', '/v2/models', 'GET /v1/models'],
  ['POST', '/sealed/chat/completions', 'POST /sealed/v1/chat/completions'],
  ['POST', '/sealed/v1/v1/chat/completions', 'POST /sealed/v1/chat/completions'],
  ['POST', '/SEALED/v1/chat/completions', 'POST /sealed/v1/chat/completions'],
])('I12: %s %s by a caller is 404 and names %s', async (method, path, nearest) => {
  const response = await fetchAs(sandbox.run)(`${sandbox.run.url}${path}`, { method });
  expect([response.status, await response.json()]).toMatchObject([
    404,
    { error: { code: 'not_found', message: expect.stringContaining(`the nearest is ${nearest}.`) } },
  ]);
});

test.each([
  ['GET', '/v1/chat/completions', 'POST'],
  ['DELETE', '/v1/models', 'GET'],
  ['PUT', '/sealed/v1/chat/completions/', 'POST'],
])('I12: %s %s by a caller is 405 and says which method to use', async (method, path, allowed) => {
  const response = await fetchAs(sandbox.run)(`${sandbox.run.url}${path}`, { method });
  expect([response.status, response.headers.get('allow'), await response.json()]).toMatchObject([
    405,
    allowed,
    { error: { code: 'method_not_allowed', type: 'invalid_request_error' } },
  ]);
});

test.each(['/v1/models/', '/sealed/v1/models/', '/health/'])(
  '%s is answered as without its last slash',
  async (path) => {
    const response = await fetchAs(sandbox.run)(`${sandbox.run.url}${path}`);
    expect(response.status).toBe(200);
  },
);

test('a chat request with a slash at the end of its path is answered and recorded', async () => {
  const response = await fetchAs(sandbox.run)(`${sandbox.run.url}/v1/chat/completions/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-data-class': 'internal' },
    body: JSON.stringify({ model: 'auto', messages }),
  });
  expect([response.status, response.headers.get('x-decision-id')]).toEqual([200, expect.any(String)]);
});

test('I12: with a slash at the end of its path as well, a chat request must hold a JSON object', async () => {
  const response = await fetchAs(sandbox.run)(`${sandbox.run.url}/v1/chat/completions/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '[]',
  });
  expect([response.status, await response.json()]).toMatchObject([
    400,
    { error: { code: 'malformed_json' } },
  ]);
});

test.each(['/v1/models', '/v1/nowhere', '/nowhere', '/sealed/nowhere'])(
  'the refusal of an unsigned request says nothing of the path: %s',
  async (path) => {
    const response = await fetch(`${sandbox.run.url}${path}`);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect([response.status, error.code]).toEqual([403, 'unsigned_request_or_unknown_path']);
    expect(error.message).not.toMatch(/bearer|nearest/i);
  },
);

test('a path without the stage gets the only refusal that is not an error of the router', async () => {
  const response = await fetchAs(sandbox.run)(`${sandbox.run.url.replace('/llm', '')}/v1/models`);
  expect([response.status, await response.json()]).toEqual([403, { message: 'Forbidden' }]);
});

test('I12: a body above ten megabytes is refused by the gateway in the same shape', async () => {
  const response = await fetchAs(sandbox.run)(`${sandbox.run.url}/v1/chat/completions`, {
    method: 'POST',
    body: 'x'.repeat(10 * 1024 * 1024 + 1),
  });
  expect([response.status, await response.json()]).toMatchObject([
    413,
    { error: { code: 'body_too_large' } },
  ]);
});

test('I12: a body that is not a JSON object is refused by the gateway in the same shape', async () => {
  const response = await fetchAs(sandbox.run)(`${sandbox.run.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"model":',
  });
  expect([response.status, await response.json()]).toMatchObject([
    400,
    { error: { code: 'malformed_json' } },
  ]);
});

test('a busy port is an error that names the flag to change it', async () => {
  const port = Number(new URL(sandbox.run.url).port);
  await expect(startLocal({ deployment: fixtureFile('sandbox'), port })).rejects.toThrow(/in use.*--port/);
});
