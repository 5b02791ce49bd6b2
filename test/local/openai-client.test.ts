import OpenAI from 'openai';
import { openai, type Sandbox, startSandbox } from './fixtures/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
}, 60_000);
afterAll(() => sandbox?.close());

const messages = [{ role: 'user' as const, content: 'What is a data class?' }];
const asInternal = { headers: { 'x-data-class': 'internal' } };
const hosts = [
  ['vllm', 'qwen3-8b', 'vLLM'],
  ['sagemaker', 'qwen2-5-7b', 'SageMaker'],
  ['bedrock', 'gpt-oss-120b', 'Bedrock'],
] as const;

test.each(hosts)('the openai client gets a whole answer from %s', async (_host, model, service) => {
  const answer = await openai(sandbox.run).chat.completions.create({ model, messages }, asInternal);
  expect(answer.choices[0]?.message.content).toContain(`simulated ${service}`);
});

test.each(hosts)('the openai client gets a streamed answer from %s', async (_host, model, service) => {
  const stream = await openai(sandbox.run).chat.completions.create(
    { model, messages, stream: true },
    asInternal,
  );
  const pieces: string[] = [];
  for await (const chunk of stream) pieces.push(chunk.choices[0]?.delta.content ?? '');
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.join('')).toContain(`simulated ${service}`);
});

test('the openai client gets the usage it requested, once, at the end of the stream', async () => {
  const stream = await openai(sandbox.run).chat.completions.create(
    { model: 'auto', messages, stream: true, stream_options: { include_usage: true } },
    asInternal,
  );
  const usages: OpenAI.CompletionUsage[] = [];
  for await (const chunk of stream) if (chunk.usage) usages.push(chunk.usage);
  expect(usages).toHaveLength(1);
});

test('the openai client lists the models of the lane', async () => {
  const { data } = await openai(sandbox.run, 'sealed').models.list();
  expect(data.map(({ id }) => id)).toEqual(['auto', 'qwen3-8b', 'qwen2-5-7b']);
});

test.each([
  ['qwen3-8b', 'account'],
  ['claude-haiku', 'geography'],
])('the openai client gets the card of %s', async (id, boundary) => {
  const model = await openai(sandbox.run).models.retrieve(id);
  expect(model).toMatchObject({
    id,
    object: 'model',
    boundary,
    abilities: expect.arrayContaining(['tools']),
  });
});

test('a model id with a slash and a colon, percent-encoded by the client, is an unknown model', async () => {
  await expect(openai(sandbox.run).models.retrieve('Qwen/Qwen3-8B:latest')).rejects.toMatchObject({
    status: 404,
    code: 'model_not_found',
    param: 'model',
  });
});

test('response headers say which model answered, at which boundary, under which decision', async () => {
  const { response } = await openai(sandbox.run)
    .chat.completions.create({ model: 'gpt-oss-120b', messages }, asInternal)
    .withResponse();
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'x-model': 'gpt-oss-120b',
    'x-boundary': 'region',
    'x-decision-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('restricted data on the open lane is refused with use_sealed_lane', async () => {
  const request = openai(sandbox.run).chat.completions.create(
    { model: 'auto', messages },
    { headers: { 'x-data-class': 'restricted' } },
  );
  await expect(request).rejects.toMatchObject({ status: 403, code: 'use_sealed_lane' });
});

test('a value that no model takes is an error that the openai client understands', async () => {
  const request = openai(sandbox.run).chat.completions.create({ model: 'auto', messages, n: 99 }, asInternal);
  await expect(request).rejects.toBeInstanceOf(OpenAI.BadRequestError);
});
