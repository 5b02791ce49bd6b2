import OpenAI from 'openai';
import { createHosts } from '../../lambda/router/hosts/hosts';
import { simulatedVector } from '../../local/simulators/simulated-vector';
import { type Simulators, startSimulators } from '../../local/simulators/start-simulators';
import { routerRequest, testRouter } from '../lambda/router/support/call-router';
import { routerConfig } from '../lambda/router/support/router-config';
import { piecesOf } from '../lambda/router/support/streams';
import { ALL_EMBEDDERS, EMBEDDERS, WINDOWS } from './embedding-models';
import { CREDENTIALS, environmentOf, REGION } from './simulated-aws';

// The openai package's embeddings.create, against the router and every host over sockets.

const CONFIG = routerConfig({
  models: [...ALL_EMBEDDERS],
  limits: { bodyBytes: 4_194_304, firstEventMs: 10_000, nextEventMs: 10_000, totalMs: 60_000 },
});

let simulators: Simulators;
let openai: OpenAI;
let records: ReturnType<typeof testRouter>['records'];
let headers: Readonly<Record<string, string>>;

beforeAll(async () => {
  simulators = await startSimulators({ region: REGION, credentials: CREDENTIALS, windows: WINDOWS });
});
afterAll(() => simulators.close());

/** The openai package as an application uses it, its requests handed to a router instead of the network. */
function clientOf(services: Simulators) {
  const tested = testRouter(CONFIG, { hosts: createHosts(CONFIG, environmentOf(services)) });
  const openai = new OpenAI({
    apiKey: 'unused',
    baseURL: 'https://router.test/v1',
    maxRetries: 0,
    fetch: async (url, init) => {
      const request = routerRequest({ path: new URL(String(url)).pathname, body: String(init?.body ?? '') });
      const response = await tested.router(request);
      let text = '';
      for await (const piece of piecesOf(response)) text += piece;
      await response.finish();
      headers = response.headers;
      return new Response(text, { status: response.status, headers: response.headers });
    },
  });
  return { openai, records: tested.records };
}

beforeEach(() => {
  ({ openai, records } = clientOf(simulators));
});
afterEach(() => {
  for (const host of ['vllm', 'sagemaker', 'bedrock'] as const) simulators[host].fault(undefined);
});

const TEXTS = ['Grüße aus Köln', '世界 🌍', 'How do I close an account?'];
const HOST_OF = {
  'embed-vllm': 'vllm',
  'embed-sagemaker': 'sagemaker',
  titan: 'bedrock',
  'cohere-3': 'bedrock',
  'cohere-4': 'bedrock',
} as const;
type Name = keyof typeof HOST_OF;
const NAMES = Object.keys(HOST_OF) as Name[];

const callsOf = (model: Name) => simulators[HOST_OF[model]].calls;
const lastBody = (model: Name) => callsOf(model).at(-1)?.body as Readonly<Record<string, unknown>>;
const length = (vector: readonly number[]) => Math.hypot(...vector);

test.each(NAMES)('%s embeds as the openai package asks by itself, which is base64', async (model) => {
  const { data, usage } = await openai.embeddings.create({ model, input: TEXTS });
  expect(data.map(({ index }) => index)).toEqual([0, 1, 2]);
  for (const { embedding } of data) expect(length(embedding)).toBeCloseTo(1, 5);
  expect(usage).toEqual({ prompt_tokens: 11, total_tokens: 11 });
  expect(headers).toMatchObject({ 'x-model': model, 'x-decision-id': expect.any(String) });
});

test.each(NAMES)('%s gives the same vectors as numbers and as base64', async (model) => {
  const floats = await openai.embeddings.create({ model, input: TEXTS, encoding_format: 'float' });
  const packed = await openai.embeddings.create({ model, input: TEXTS });
  floats.data.forEach(({ embedding }, place) => {
    const other = packed.data[place]?.embedding ?? [];
    expect([...Float32Array.from(embedding)]).toEqual([...other]);
  });
});

test.each(NAMES)('%s embeds one string', async (model) => {
  const { data } = await openai.embeddings.create({ model, input: 'one text' });
  expect(data).toHaveLength(1);
});

test.each<[Name, number]>([
  ['embed-vllm', 256],
  ['embed-sagemaker', 512],
  ['titan', 256],
  ['cohere-3', 1024],
  ['cohere-4', 512],
])('%s gives vectors of the requested length', async (model, dimensions) => {
  const { data } = await openai.embeddings.create({ model, input: TEXTS, dimensions });
  expect(data.map(({ embedding }) => embedding.length)).toEqual([dimensions, dimensions, dimensions]);
});

test.each<[Name, number]>([
  ['embed-vllm', 1024],
  ['embed-sagemaker', 1024],
  ['titan', 1024],
  ['cohere-3', 1024],
  ['cohere-4', 1536],
])('%s gives vectors of its own length where the request names none', async (model, own) => {
  const { data } = await openai.embeddings.create({ model, input: 'x' });
  expect(data[0]?.embedding).toHaveLength(own);
});

test.each(NAMES)('%s refuses a length that it does not have, and is not called', async (model) => {
  const before = callsOf(model).length;
  const asking = openai.embeddings.create({ model, input: 'x', dimensions: 300 });
  await expect(asking).rejects.toMatchObject({ status: 400, code: 'invalid_value', param: 'dimensions' });
  await expect(asking).rejects.toThrow(`${model} has vectors of`);
  expect(callsOf(model)).toHaveLength(before);
});

test.each<[Name, number]>([
  ['embed-vllm', 64],
  ['embed-sagemaker', 64],
  ['titan', 1],
  ['cohere-3', 96],
  ['cohere-4', 96],
])('%s gets many texts in calls of at most %i, and the answers keep their order', async (model, most) => {
  const input = Array.from({ length: 200 }, (_, index) => `text number ${index}`);
  const before = callsOf(model).length;
  const { data, usage } = await openai.embeddings.create({ model, input });
  expect(callsOf(model)).toHaveLength(before + Math.ceil(200 / most));
  const one = await openai.embeddings.create({ model, input: 'text number 137' });
  expect([...(data[137]?.embedding ?? [])]).toEqual([...(one.data[0]?.embedding ?? [])]);
  expect(usage.prompt_tokens).toBe(600);
});

test('each call to vLLM for the texts of one request has an id of its own', async () => {
  const before = callsOf('embed-vllm').length;
  await openai.embeddings.create({
    model: 'embed-vllm',
    input: TEXTS.flatMap((text) => Array(64).fill(text)),
  });
  const ids = callsOf('embed-vllm')
    .slice(before)
    .map((call) => call.headers['x-request-id']);
  expect([ids.length, new Set(ids).size]).toEqual([3, 3]);
});

test.each<[Name, string]>([
  ['titan', 'word '.repeat(60_000)],
  ['titan', 'a'.repeat(50_001)],
  ['cohere-3', 'word '.repeat(1_100)],
  ['cohere-3', 'a'.repeat(2_049)],
  ['embed-vllm', 'word '.repeat(20_000)],
])('%s refuses a text that is certainly too long, names it, and is not called', async (model, text) => {
  const before = callsOf(model).length;
  const asking = openai.embeddings.create({ model, input: ['short', text] });
  await expect(asking).rejects.toMatchObject({ code: 'context_length_exceeded', param: 'input[1]' });
  expect(callsOf(model)).toHaveLength(before);
});

test.each(NAMES)('a text that only %s can tell is too long gets the same error', async (model) => {
  const { contextTokens } = ALL_EMBEDDERS.find(({ name }) => name === model) ?? { contextTokens: 0 };
  const words = Math.ceil(contextTokens * 1.2);
  const text = model === 'cohere-3' ? 'a b '.repeat(300) : 'w '.repeat(words);
  const asking = openai.embeddings.create({ model, input: text });
  await expect(asking).rejects.toMatchObject({ code: 'context_length_exceeded', param: 'input' });
});

test.each(NAMES)('one failed call of %s fails the whole request, which gets no vectors', async (model) => {
  const own = await startSimulators({ region: REGION, credentials: CREDENTIALS, windows: WINDOWS });
  own[HOST_OF[model]].fault({ kind: 'status', status: 500 }, 1);
  const input = Array.from({ length: 300 }, (_, index) => `text ${index}`);
  const asking = clientOf(own).openai.embeddings.create({ model, input });
  await expect(asking).rejects.toMatchObject({ status: 503, code: 'no_model_available' });
  await own.close();
});

test.each(NAMES)('%s that is throttled says when to ask again', async (model) => {
  simulators[HOST_OF[model]].fault(
    { kind: 'status', status: 429, code: model.startsWith('embed') ? undefined : 'ThrottlingException' },
    1,
  );
  const asking = openai.embeddings.create({ model, input: 'x' });
  const code = model === 'embed-sagemaker' ? 'no_model_available' : 'rate_limit_exceeded';
  await expect(asking).rejects.toMatchObject({ code });
});

test('I8: the account’s invocation log keeps the decision id of a call of Bedrock', async () => {
  await openai.embeddings.create({ model: 'titan', input: 'x' });
  const metadata = callsOf('titan').at(-1)?.headers['x-amzn-bedrock-request-metadata'] ?? '';
  expect(JSON.parse(metadata)).toEqual({ decisionId: headers['x-decision-id'] });
});

test('Titan’s vectors are of length one, and its own request field says so', async () => {
  await openai.embeddings.create({ model: 'titan', input: 'x', dimensions: 512 });
  expect(lastBody('titan')).toEqual({ inputText: 'x', dimensions: 512, normalize: true });
});

test.each<Name>(['cohere-3', 'cohere-4'])(
  '%s embeds documents, unless the request says what for',
  async (model) => {
    await openai.embeddings.create({ model, input: 'x' });
    expect(lastBody(model)).toMatchObject({ input_type: 'search_document', truncate: 'NONE' });
    await openai.embeddings.create({ model, input: 'x', input_type: 'search_query' } as never);
    expect(lastBody(model)).toMatchObject({ input_type: 'search_query' });
    expect(headers).not.toHaveProperty('x-dropped');
  },
);

test.each<Name>(['titan', 'embed-vllm', 'embed-sagemaker'])(
  '%s has one kind of vector, so a header says that input_type was left out',
  async (model) => {
    await openai.embeddings.create({ model, input: 'x', input_type: 'search_query' } as never);
    expect(headers['x-dropped']).toBe('input_type');
  },
);

test.each<Name>(['embed-vllm', 'embed-sagemaker'])(
  '%s keeps callers apart in the prefix cache',
  async (model) => {
    await openai.embeddings.create({ model, input: 'x' });
    expect(lastBody(model)).toMatchObject({ cache_salt: 'salt of claims' });
  },
);

test('the outcome counts tokens and cost', async () => {
  await openai.embeddings.create({ model: 'titan', input: TEXTS });
  expect(records.at(-1)).toMatchObject({
    schema: 'hybrid-llm/outcome/1',
    outcome: 'complete',
    model: 'titan',
    inputTokens: 11,
    outputTokens: 0,
    costUsd: 2.2e-7,
    finishReason: null,
    answerDigest: expect.stringMatching(/^hmac-sha256/),
  });
});

test('vectors come through exactly as the model gave them', async () => {
  const { data } = await openai.embeddings.create({ model: 'titan', input: 'x', encoding_format: 'float' });
  expect(data[0]?.embedding).toEqual(simulatedVector(EMBEDDERS.titan.invokeId, 'x', 1024));
});

test('a model that answers something else is recorded as malformed', async () => {
  simulators.bedrock.fault({ kind: 'status', status: 200 }, 1);
  await expect(openai.embeddings.create({ model: 'titan', input: 'x' })).rejects.toMatchObject({
    status: 503,
  });
  expect(records.at(-1)).toMatchObject({ attempts: [{ model: 'titan', reason: 'malformed' }] });
});
