import { openai, type Sandbox, startSandbox } from './fixtures/sandbox';

// The Responses API of a served deployment, as the openai client uses it.

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
}, 60_000);
afterAll(() => sandbox?.close());

const asInternal = { headers: { 'x-data-class': 'internal' } };
const input = 'What is a data class?';

describe.each([
  ['vllm', 'qwen3-8b', 'vLLM'],
  ['sagemaker', 'qwen2-5-7b', 'SageMaker'],
  ['bedrock', 'gpt-oss-120b', 'Bedrock'],
] as const)('from %s', (_host, model, service) => {
  test('the openai client gets a whole response', async () => {
    const { output_text } = await openai(sandbox.run).responses.create({ model, input }, asInternal);
    expect(output_text).toContain(`simulated ${service}`);
  });

  test('the openai client gets a streamed response', async () => {
    const stream = openai(sandbox.run).responses.stream({ model, input }, asInternal);
    expect((await stream.finalResponse()).output_text).toContain(`simulated ${service}`);
  });
});

test('the sealed lane has the endpoint too', async () => {
  const { status } = await openai(sandbox.run, 'sealed').responses.create(
    { model: 'qwen3-8b', input },
    { headers: { 'x-data-class': 'restricted' } },
  );
  expect(status).toBe('completed');
});

test('what the answer leaves out is named in a header', async () => {
  const { response } = await openai(sandbox.run)
    .responses.create({ model: 'auto', input, store: true }, asInternal)
    .withResponse();
  expect(response.headers.get('x-dropped')).toBe('store');
});
