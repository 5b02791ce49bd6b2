import OpenAI, { APIError } from 'openai';
import { routerRequest, testRouter } from './support/call-router';
import { fakeHosts, type Step } from './support/fake-hosts';
import { routerConfig } from './support/router-config';
import { piecesOf } from './support/streams';

/** The `openai` package as an application uses it, its requests handed to the router instead of the network. */
function client(scripts: Readonly<Record<string, readonly Step[]>> = {}) {
  const { router } = testRouter(routerConfig(), { hosts: fakeHosts(scripts).hosts });
  return new OpenAI({
    apiKey: 'unused',
    baseURL: 'https://router.test/v1',
    maxRetries: 0,
    fetch: async (url, init) => {
      const request = routerRequest({
        method: init?.method ?? 'GET',
        path: new URL(String(url)).pathname,
        body: String(init?.body ?? ''),
      });
      const response = await router(request);
      const { status, headers, finish } = response;
      const stream = ReadableStream.from(encoded(piecesOf(response), finish));
      return new Response(stream, { status, headers });
    },
  });
}

async function* encoded(body: AsyncIterable<string>, finish: () => Promise<void>) {
  try {
    for await (const piece of body) yield Buffer.from(piece);
  } finally {
    await finish();
  }
}

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
