import { createHosts } from '../../lambda/router/hosts/hosts';
import { type Simulators, startSimulators } from '../../local/simulators/start-simulators';
import type { Host } from '../../policy/boundary';
import { said } from '../lambda/router/support/said';
import { batchesOf } from '../lambda/router/support/streams';
import { CONFIG, CREDENTIALS, environmentOf, MODELS, REGION } from './simulated-aws';

// The context window, over sockets: each host serves its model with the window that MODELS say, 8192 tokens and
// answers of 1024, and refuses what the real service refuses.

let simulators: Simulators;
beforeAll(async () => {
  const { vllm, sagemaker, bedrock } = MODELS;
  simulators = await startSimulators({
    region: REGION,
    credentials: CREDENTIALS,
    windows: {
      vllm: { [vllm.name]: vllm },
      sagemaker: { 'bank-mistral': sagemaker },
      bedrock: { [bedrock.invokeId]: bedrock },
    },
  });
});
afterAll(() => simulators.close());

/** The reason a host gives, or the finish of its answer; and what arrived there. */
async function ask(host: Host, words: number, maxTokens?: number) {
  const before = simulators[host].calls.length;
  const events = createHosts(CONFIG, environmentOf(simulators))[host].converse({
    model: MODELS[host] as never,
    request: { messages: [said('user', 'word '.repeat(words))], maxTokens },
    decisionId: 'decision-1',
  });
  let last: unknown;
  try {
    for await (const batch of batchesOf(events)) last = batch.at(-1) ?? last;
  } catch (error) {
    last = error;
  }
  const limits = simulators[host].calls.slice(before).map(({ body }) => limitIn(body));
  return { ...(last as { type?: string; reason?: string }), limits };
}

function limitIn(body: unknown): number | undefined {
  const { max_tokens, inferenceConfig } = body as {
    max_tokens?: number;
    inferenceConfig?: { maxTokens?: number };
  };
  return max_tokens ?? inferenceConfig?.maxTokens;
}

const HOSTS = ['vllm', 'sagemaker', 'bedrock'] as const;

test.each(HOSTS)('%s answers a prompt that leaves less room than the longest answer', async (host) => {
  expect(await ask(host, 8_000)).toMatchObject({ type: 'end' });
});

test.each(HOSTS)('%s refuses a prompt that fills the context, as one that is too long', async (host) => {
  expect(await ask(host, 8_192)).toMatchObject({ reason: 'too-long' });
});

test.each(HOSTS)(
  '%s refuses a prompt that is too long together with the limit that the caller set',
  async (host) => {
    expect(await ask(host, 8_000, 500)).toMatchObject({ reason: 'too-long', limits: [500] });
  },
);

test.each(HOSTS)('%s gets no larger limit than the deployment allows', async (host) => {
  expect(await ask(host, 10, 5_000)).toMatchObject({ type: 'end', limits: [1_024] });
});

test.each(['vllm', 'sagemaker'] as const)('%s is sent no limit where the caller set none', async (host) => {
  expect((await ask(host, 8_000)).limits).toEqual([undefined]);
});

test('Bedrock is sent the ceiling where the caller set no limit, because nothing else holds it there', async () => {
  expect((await ask('bedrock', 10)).limits).toEqual([1_024]);
});

test('Bedrock is called again without a limit where only the ceiling did not fit', async () => {
  expect(await ask('bedrock', 8_000)).toMatchObject({ type: 'end', limits: [1_024, undefined] });
});

test('Bedrock is not called again for any other reason', async () => {
  simulators.bedrock.fault({ kind: 'status', status: 400 });
  const { reason, limits } = await ask('bedrock', 10);
  simulators.bedrock.fault(undefined);
  expect({ reason, limits }).toEqual({ reason: 'rejected', limits: [1_024] });
});
