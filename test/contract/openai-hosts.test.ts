import type { ChatEvent, ChatRequest } from '../../lambda/router/contract/chat';
import { createHosts } from '../../lambda/router/hosts/hosts';
import { type Simulators, startSimulators } from '../../local/simulators/start-simulators';
import { said } from '../lambda/router/support/said';
import { batchesOf } from '../lambda/router/support/streams';
import { CONFIG, CREDENTIALS, environmentOf, MODELS, REGION } from './simulated-aws';

// Everything of the interface, through the router's own calls, at servers that take what vLLM takes and refuse the rest.

const HOSTS = ['vllm', 'sagemaker'] as const;
let simulators: Simulators;
beforeAll(async () => {
  simulators = await startSimulators({
    region: REGION,
    credentials: CREDENTIALS,
    windows: {
      vllm: { plain: { contextTokens: 1_000, maxOutputTokens: 100, lacks: ['auto-tool-choice', 'images'] } },
    },
  });
});
afterAll(() => simulators.close());

async function eventsOf(host: (typeof HOSTS)[number], request: ChatRequest, model: object = {}) {
  const called = { ...MODELS[host], ...model } as never;
  const hosts = createHosts({ ...CONFIG, models: [called] }, environmentOf(simulators));
  const call = { request, decisionId: 'decision-1', model: called };
  const events: ChatEvent[] = [];
  for await (const batch of batchesOf(hosts[host].converse(call))) events.push(...batch);
  return events;
}

const textOf = (events: readonly ChatEvent[], type: ChatEvent['type']) =>
  events.map((event) => (event.type === type && 'text' in event ? event.text : '')).join('');
const tools = ['get_weather', 'get_time'].map((name) => ({
  name,
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
}));
const PNG = { type: 'image', format: 'png', data: 'iVBORw0KGgo=' } as const;

describe.each(HOSTS)('a model on %s', (host) => {
  test('streams parallel calls, each in several deltas', async () => {
    const events = await eventsOf(host, { messages: [said('user', 'get_weather get_time')], tools });
    const calls = events.flatMap((event) => (event.type === 'tool-call' ? [event.name] : []));
    const deltas = (index: number) =>
      events.flatMap((event) =>
        event.type === 'arguments-delta' && event.index === index ? [event.text] : [],
      );
    expect(calls).toEqual(['get_weather', 'get_time']);
    for (const index of [0, 1]) {
      expect(JSON.parse(deltas(index).join(''))).toEqual({ city: 'simulated' });
      expect(deltas(index).length).toBeGreaterThan(1);
    }
    expect(events.at(-2)).toMatchObject({ type: 'usage', usage: { outputTokens: expect.any(Number) } });
    expect(events.at(-1)).toEqual({ type: 'end', reason: 'tool-calls' });
  });

  test.each([
    ['one at a time', { parallelToolCalls: false }, ['get_weather']],
    ['the one that is named', { toolChoice: { name: 'get_time' } }, ['get_time']],
    ['none', { toolChoice: 'none' }, []],
  ] as const)('calls %s', async (_what, asked, names) => {
    const events = await eventsOf(host, {
      messages: [said('user', 'get_weather get_time')],
      tools,
      ...asked,
    });
    expect(events.flatMap((event) => (event.type === 'tool-call' ? [event.name] : []))).toEqual(names);
    expect(events.at(-1)).toMatchObject({ reason: names.length > 0 ? 'tool-calls' : 'stop' });
  });

  test('takes the calls of another host and their results', async () => {
    const id = 'tooluse_kZJMlvQmRJ6eAyJE5GIl7Q';
    const events = await eventsOf(host, {
      tools,
      messages: [
        said('user', 'get_weather'),
        {
          role: 'assistant',
          parts: [{ type: 'tool-call', id, name: 'get_weather', arguments: '{"city":"Bonn"}' }],
        },
        {
          role: 'user',
          parts: [
            { type: 'tool-result', callId: id, content: [{ type: 'text', text: 'sunny' }, PNG] },
            { type: 'text', text: 'and tomorrow?' },
          ],
        },
      ],
    });
    expect(textOf(events, 'text-delta')).toContain('and tomorrow?');
  });

  test('answers in the form of a schema', async () => {
    const schema = {
      type: 'object',
      properties: { age: { type: 'integer', minimum: 18 } },
      required: ['age'],
    };
    const format = { type: 'json-schema', name: 'person', schema, strict: true } as const;
    const events = await eventsOf(host, { messages: [said('user', 'hello')], format });
    expect(JSON.parse(textOf(events, 'text-delta'))).toEqual({ age: 18 });
  });

  test('thinks, and tells its reasoning before its text', async () => {
    const on = { chat_template_kwargs: { enable_thinking: true } };
    const thinking = { choice: 'on', byDefault: 'on', on } as const;
    const events = await eventsOf(host, { messages: [said('user', 'hello')] }, { thinking });
    expect(textOf(events, 'reasoning-delta')).toBe('a simulated thought');
    const types = events.map(({ type }) => type);
    expect(types.slice(0, 3)).toEqual(['reasoning-delta', 'reasoning-end', 'text-delta']);
  });

  test('reports the probabilities of every token', async () => {
    const events = await eventsOf(host, { messages: [said('user', 'hello')], logprobs: 1 });
    const tokens = events.flatMap((event) => (event.type === 'text-delta' ? (event.logprobs ?? []) : []));
    expect(tokens.map((each) => (each as { token: string }).token).join('')).toBe(
      textOf(events, 'text-delta'),
    );
  });

  test('sees an image and reads a document', async () => {
    const data = Buffer.from('the minutes').toString('base64');
    const parts = [PNG, { type: 'document', format: 'txt', data }] as const;
    expect(textOf(await eventsOf(host, { messages: [{ role: 'user', parts }] }), 'text-delta')).toContain(
      'the minutes',
    );
  });

  test('ends at a fifth stop sequence, with its usage', async () => {
    const stop = ['one', 'two', 'three', 'four', ' hello'];
    const events = await eventsOf(host, { messages: [said('user', 'hello')], stop });
    expect(textOf(events, 'text-delta')).toMatch(/ words:$/);
    expect(events.slice(-2)).toMatchObject([{ type: 'usage' }, { type: 'end', stopSequence: ' hello' }]);
  });
});

test.each([
  ['tools without a parser', { messages: [said('user', 'a')], tools }],
  ['an image for a model without eyes', { messages: [{ role: 'user', parts: [PNG] }] }],
] as const)('a server that refuses %s refuses it as the caller’s', async (_what, request) => {
  await expect(eventsOf('vllm', request, { name: 'plain' })).rejects.toMatchObject({ reason: 'rejected' });
});
