import type { Host } from '../../policy/boundary';
import { type Json, streamedChoices, wholeChoices } from '../lambda/router/support/choices';
import { LLAMA, MISTRAL, QWEN, routerConfig } from '../lambda/router/support/router-config';
import { startTappedRouter, type TappedRouter } from './tapped-router';

// Several answers to one request, from every host over sockets: a host is told of one answer at a time.

let tapped: TappedRouter;
beforeAll(async () => {
  tapped = await startTappedRouter();
});
afterAll(() => tapped.close());

const MODELS = {
  vllm: QWEN,
  sagemaker: LLAMA,
  bedrock: { ...MISTRAL, invokeId: 'amazon.nova-pro-v1:0' },
} as const;
const HOSTS = Object.keys(MODELS) as Host[];

async function ask(host: Host, body: object) {
  const model = MODELS[host];
  const before = tapped.simulators[host].calls.length;
  const { ask: send } = tapped.router(routerConfig({ models: [model] }));
  const messages = [{ role: 'user', content: 'What is a data class?' }];
  const answer = await send({ body: { model: model.name, messages, ...body } });
  return { ...answer, calls: tapped.simulators[host].calls.slice(before) };
}

test.each(HOSTS)('%s gives three answers, whole and streamed alike', async (host) => {
  const whole = wholeChoices((await ask(host, { n: 3 })).json());
  expect(whole.map(({ index, finish }) => [index, finish])).toEqual(
    [0, 1, 2].map((index) => [index, 'stop']),
  );
  for (const { text } of whole) expect(text).toContain('data class');
  expect(streamedChoices((await ask(host, { n: 3, stream: true })).text)).toEqual(whole);
});

test.each(HOSTS)('%s is called once for each answer, and told of no number', async (host) => {
  const { calls } = await ask(host, { n: 3, temperature: 0 });
  expect(calls).toHaveLength(3);
  for (const { body } of calls) expect(body).not.toHaveProperty('n');
});

test('each call to vLLM has an id of its own, and the first has that of the decision', async () => {
  const { calls, headers } = await ask('vllm', { n: 3 });
  const id = headers['x-decision-id'];
  expect(calls.map((call) => call.headers['x-request-id'])).toEqual([id, `${id}-1`, `${id}-2`]);
});

test.each(HOSTS)('%s holds each of several answers to the schema', async (host) => {
  const schema = {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
    additionalProperties: false,
  };
  const response_format = { type: 'json_schema', json_schema: { name: 'place', strict: true, schema } };
  const choices = wholeChoices((await ask(host, { n: 2, response_format })).json());
  expect(choices.map(({ text }) => Object.keys(JSON.parse(text)))).toEqual([['city'], ['city']]);
});

test.each(HOSTS)('%s calls tools in each of several answers', async (host) => {
  const tools = [{ type: 'function', function: { name: 'get_weather', parameters: { type: 'object' } } }];
  const { json } = await ask(host, { n: 2, tools, tool_choice: 'required' });
  const names = json().choices.map(({ message, finish_reason }: Json) => [
    message.tool_calls.map((call: Json) => call.function.name),
    finish_reason,
  ]);
  expect(names).toEqual([
    [['get_weather'], 'tool_calls'],
    [['get_weather'], 'tool_calls'],
  ]);
});
