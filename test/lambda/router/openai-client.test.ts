import OpenAI, { APIError } from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import * as z from 'zod';
import type { ChatEvent } from '../../../lambda/router/contract/chat';
import { fakeHosts, type Step } from './support/fake-hosts';
import { openaiClient } from './support/openai-client';

const client = (scripts: Readonly<Record<string, readonly Step[]>> = {}) =>
  openaiClient({ hosts: fakeHosts(scripts).hosts });

const ask = { model: 'auto', messages: [{ role: 'user' as const, content: 'Hi' }] };

test('the openai client reads a plain answer', async () => {
  const answer = await client().chat.completions.create(ask);
  expect(answer.choices[0]?.message.content).toBe('Hello there');
  expect(answer.usage?.total_tokens).toBe(9);
  expect(answer._request_id).toBe('request-1');
});

test('the openai client reads a streamed answer to its end, usage included', async () => {
  const stream = client().chat.completions.stream({ ...ask, stream_options: { include_usage: true } });
  const completion = await stream.finalChatCompletion();
  expect(completion.choices[0]).toMatchObject({ message: { content: 'Hello there' }, finish_reason: 'stop' });
  expect(completion.usage?.completion_tokens).toBe(2);
});

test('I9, I12: the openai client raises an error with our code when a stream breaks', async () => {
  const broken: readonly Step[] = [{ type: 'text-delta', text: 'Hel' }, new Error('reset')];
  const stream = await client({ qwen: broken }).chat.completions.create({ ...ask, stream: true });
  let text = '';
  const reading = (async () => {
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
  })();
  await expect(reading).rejects.toMatchObject({ code: 'upstream_failed', type: 'server_error' });
  await expect(reading).rejects.toBeInstanceOf(APIError);
  expect(text).toBe('Hel');
});

test('I12: the openai client raises an error with our code and sentence when a request is refused', async () => {
  const asking = client().chat.completions.create({ ...ask, model: 'gpt-4o' });
  await expect(asking).rejects.toBeInstanceOf(OpenAI.NotFoundError);
  await expect(asking).rejects.toMatchObject({ code: 'model_not_found', param: 'model' });
});

test('the openai client can send an answer back as history', async () => {
  const openai = client();
  const { choices } = await openai.chat.completions.create(ask);
  const [choice] = choices;
  if (!choice) throw new Error('no choice');
  const messages = [...ask.messages, choice.message, { role: 'user' as const, content: 'And?' }];
  await expect(openai.chat.completions.create({ model: 'auto', messages })).resolves.toBeDefined();
});

test('the openai client lists the models', async () => {
  const names: string[] = [];
  for await (const model of client().models.list()) names.push(model.id);
  expect(names).toEqual(['auto', 'qwen', 'llama', 'mistral', 'nova']);
});

const CALLS: readonly ChatEvent[] = [
  { type: 'tool-call', index: 0, id: 'call_a', name: 'weather' },
  { type: 'arguments-delta', index: 0, text: '{"city":' },
  { type: 'arguments-delta', index: 0, text: '"Oslo"}' },
  { type: 'tool-call', index: 1, id: 'call_b', name: 'weather' },
  { type: 'arguments-delta', index: 1, text: '{"city":"Rome"}' },
  { type: 'usage', usage: { inputTokens: 7, outputTokens: 2 } },
  { type: 'end', reason: 'tool-calls' },
];
const CITY = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const tools = [{ type: 'function' as const, function: { name: 'weather', parameters: CITY } }];
const EXPECTED_CALLS = [
  { id: 'call_a', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } },
  { id: 'call_b', type: 'function', function: { name: 'weather', arguments: '{"city":"Rome"}' } },
];

test('the openai client reads parallel calls of tools', async () => {
  const answer = await client({ qwen: CALLS }).chat.completions.create({ ...ask, tools });
  expect(answer.choices[0]).toMatchObject({
    finish_reason: 'tool_calls',
    message: { content: null, tool_calls: EXPECTED_CALLS },
  });
});

test('the stream helper of the openai client adds up parallel calls of tools, and tells when each is done', async () => {
  const done: object[] = [];
  const stream = client({ qwen: CALLS })
    .chat.completions.stream({ ...ask, tools, stream_options: { include_usage: true } })
    .on('tool_calls.function.arguments.done', ({ name, arguments: written }) => done.push({ name, written }));
  const completion = await stream.finalChatCompletion();
  expect(completion.choices[0]).toMatchObject({
    finish_reason: 'tool_calls',
    message: { tool_calls: EXPECTED_CALLS },
  });
  expect(completion.usage?.total_tokens).toBe(9);
  expect(done).toEqual(
    EXPECTED_CALLS.map(({ function: { name, arguments: written } }) => ({ name, written })),
  );
});

test.each([false, true])(
  'the tool runner of the openai client comes to an answer (streamed: %p)',
  async (streamed) => {
    const second: readonly Step[] = [
      { type: 'text-delta', text: 'Rain.' },
      { type: 'end', reason: 'stop' },
    ];
    const fake = fakeHosts();
    const scripts = [fakeHosts({ qwen: CALLS }).hosts.vllm, fakeHosts({ qwen: second }).hosts.vllm];
    const asked: unknown[] = [];
    const hosts = {
      ...fake.hosts,
      vllm: {
        ...fake.hosts.vllm,
        converse(call: Parameters<typeof fake.hosts.vllm.converse>[0]) {
          asked.push(call.request.messages);
          return (scripts.shift() ?? fake.hosts.vllm).converse(call);
        },
      },
    };
    const cities: string[] = [];
    const runnable = {
      type: 'function' as const,
      function: {
        name: 'weather',
        description: 'The weather',
        parameters: CITY,
        parse: JSON.parse,
        function({ city }: { city: string }) {
          cities.push(city);
          return `rain in ${city}`;
        },
      },
    };
    const { completions } = openaiClient({ hosts }).chat;
    const runner = streamed
      ? completions.runTools({ ...ask, tools: [runnable], stream: true })
      : completions.runTools({ ...ask, tools: [runnable] });
    expect([await runner.finalContent(), cities]).toEqual(['Rain.', ['Oslo', 'Rome']]);
    expect(asked[1]).toEqual([
      { role: 'user', parts: [{ type: 'text', text: 'Hi' }] },
      {
        role: 'assistant',
        parts: EXPECTED_CALLS.map(({ id, function: called }) => ({ type: 'tool-call', id, ...called })),
      },
      ...['Oslo', 'Rome'].map((city, index) => ({
        role: 'user',
        parts: [
          {
            type: 'tool-result',
            callId: EXPECTED_CALLS[index]?.id,
            content: [{ type: 'text', text: `rain in ${city}` }],
          },
        ],
      })),
    ]);
  },
);

test('the openai client reads an answer in the form of a zod schema', async () => {
  const fake = fakeHosts({
    qwen: [
      { type: 'text-delta', text: '{"city":"Oslo"}' },
      { type: 'end', reason: 'stop' },
    ],
  });
  const response_format = zodResponseFormat(z.object({ city: z.string() }), 'place');
  const answer = await openaiClient({ hosts: fake.hosts }).chat.completions.parse({
    ...ask,
    response_format,
  });
  expect(answer.choices[0]?.message.parsed).toEqual({ city: 'Oslo' });
  expect(fake.calls[0]?.call.request.format).toMatchObject({
    type: 'json-schema',
    name: 'place',
    strict: true,
  });
});

test('the openai client raises an error that names the field, and no model is called', async () => {
  const fake = fakeHosts();
  const url = 'https://bank.example/scan.png';
  const content = [{ type: 'image_url' as const, image_url: { url } }];
  const asking = openaiClient({ hosts: fake.hosts }).chat.completions.create({
    ...ask,
    messages: [{ role: 'user', content }],
  });
  await expect(asking).rejects.toMatchObject({
    status: 400,
    code: 'unsupported_field',
    param: 'messages[0].content[0].image_url.url',
  });
  expect(fake.calls).toEqual([]);
});
