import OpenAI from 'openai';
import { LLAMA, QWEN, routerConfig } from '../lambda/router/support/router-config';
import { startTappedRouter, type TappedRouter } from './tapped-router';

// The openai package's completions.create, against the router and the hosts that have the path, over sockets.

let tapped: TappedRouter;
beforeAll(async () => {
  tapped = await startTappedRouter();
});
afterAll(() => tapped.close());

const MODELS = { vllm: QWEN, sagemaker: LLAMA } as const;
const HOSTS = ['vllm', 'sagemaker'] as const;
type Host = (typeof HOSTS)[number];

function clientOf(host: Host) {
  const { ask } = tapped.router(routerConfig({ models: [MODELS[host]] }));
  return new OpenAI({
    apiKey: 'unused',
    baseURL: 'https://router.test/v1',
    maxRetries: 0,
    fetch: async (url, init) => {
      const { status, headers, text } = await ask({
        path: new URL(String(url)).pathname,
        body: String(init?.body ?? ''),
      });
      return new Response(text, { status, headers });
    },
  });
}

const asks = (host: Host) => ({ model: MODELS[host].name, prompt: 'one two three', max_tokens: 100 });
const lastCall = (host: Host) => tapped.simulators[host].calls.at(-1);

test.each(HOSTS)('%s continues a text, whole and streamed alike', async (host) => {
  const whole = await clientOf(host).completions.create(asks(host));
  expect(whole.choices[0]).toMatchObject({ index: 0, finish_reason: 'stop' });
  expect(whole.choices[0]?.text).toContain('one two three');
  const stream = await clientOf(host).completions.create({
    ...asks(host),
    stream: true,
    stream_options: { include_usage: true },
  });
  const chunks: OpenAI.Completion[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  expect(chunks.map(({ choices }) => choices[0]?.text ?? '').join('')).toBe(whole.choices[0]?.text);
  expect(chunks.at(-1)?.usage).toEqual(whole.usage);
});

test.each(HOSTS)('%s gets the prompt as it is, and no messages', async (host) => {
  await clientOf(host).completions.create(asks(host));
  expect(lastCall(host)?.body).toMatchObject({ prompt: 'one two three', max_tokens: 100, stream: true });
  expect(lastCall(host)?.body).not.toHaveProperty('messages');
});

test('vLLM gets it at its own path', async () => {
  await clientOf('vllm').completions.create(asks('vllm'));
  expect(lastCall('vllm')?.path).toBe('/v1/completions');
});

test.each(HOSTS)('%s stops at 16 tokens by default', async (host) => {
  const { max_tokens: _, ...asked } = asks(host);
  const { choices, usage } = await clientOf(host).completions.create({
    ...asked,
    prompt: 'word '.repeat(30),
  });
  expect([choices[0]?.finish_reason, usage?.completion_tokens]).toEqual(['length', 16]);
});

test.each(HOSTS)('%s reports the probabilities of tokens in the older form', async (host) => {
  const { choices } = await clientOf(host).completions.create({ ...asks(host), logprobs: 2 });
  const { tokens = [], text_offset, top_logprobs } = choices[0]?.logprobs ?? {};
  expect(tokens.join('')).toBe(choices[0]?.text);
  expect(text_offset?.[1]).toBe(tokens[0]?.length);
  expect(Object.keys(top_logprobs?.[0] ?? {})).toHaveLength(2);
});

test.each(HOSTS)('%s stops at the fifth of five stop sequences', async (host) => {
  const { choices } = await clientOf(host).completions.create({
    ...asks(host),
    stop: ['a1', 'a2', 'a3', 'a4', 'two'],
  });
  expect(choices[0]?.text).toContain('one');
  expect(choices[0]?.text).not.toContain('two');
});

test.each(HOSTS)('%s gives several texts, each with its index', async (host) => {
  const { choices } = await clientOf(host).completions.create({ ...asks(host), n: 3 });
  expect(choices.map(({ index }) => index)).toEqual([0, 1, 2]);
});
