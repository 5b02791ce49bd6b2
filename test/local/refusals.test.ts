import { sigv4Fetch } from '../../docs/guides/sigv4-fetch';
import { startLocal } from '../../scripts/local/start-local';
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

test('I12: a key nobody has is refused in the same shape', async () => {
  const unknown = sigv4Fetch(sandbox.run.region, { accessKeyId: 'LOCALNOBODY', secretAccessKey: 'x' });
  const response = await unknown(models());
  expect([response.status, await response.json()]).toMatchObject([
    403,
    { error: { message: expect.any(String) } },
  ]);
});

test('I12: an unsigned request is told how to sign', async () => {
  const response = await fetch(models());
  expect([response.status, await response.json()]).toMatchObject([
    403,
    { error: { message: expect.stringContaining('Signature Version 4') } },
  ]);
});

test('I12: an unknown path is told the base URL', async () => {
  const response = await fetchAs(sandbox.run)(`${sandbox.run.url}/v2/models`);
  expect([response.status, await response.json()]).toMatchObject([
    403,
    { error: { message: expect.stringContaining('base URL') } },
  ]);
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

test('I12: a body that is no JSON object is refused by the gateway in the same shape', async () => {
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
