import OpenAI, { APIError } from 'openai';
import { zodTextFormat } from 'openai/helpers/zod';
import type { Responses } from 'openai/resources/responses/responses';
import { z } from 'zod';
import type { ChatEvent, ChatRequest } from '../../../lambda/router/contract/chat';
import { answeringHosts, THOUGHT } from './support/agent-hosts';
import { fakeHosts, throws } from './support/fake-hosts';
import { openaiClient } from './support/openai-client';

// The Responses API as the `openai` package of this repository uses it.

const client = (answer?: (request: ChatRequest) => readonly ChatEvent[]) =>
  openaiClient({ hosts: answeringHosts(answer) });
const ask = { model: 'auto', input: 'Hi' } as const;

const weather: Responses.FunctionTool = {
  type: 'function',
  name: 'weather',
  strict: true,
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};

test('the openai client reads the text of an answer', async () => {
  const { output_text, status } = await client().responses.create(ask);
  expect([output_text, status]).toEqual(['Hello there', 'completed']);
});

test('usage has every detail', async () => {
  expect((await client().responses.create(ask)).usage).toEqual({
    input_tokens: 20,
    input_tokens_details: { cached_tokens: 5, cache_write_tokens: 3 },
    output_tokens: 9,
    output_tokens_details: { reasoning_tokens: 4 },
    total_tokens: 29,
  });
});

test('the stream helper of the openai client adds the events up to the whole answer', async () => {
  const request = { ...ask, reasoning: { summary: 'auto' as const } };
  const streamed = await client().responses.stream(request).finalResponse();
  const whole = await client().responses.create(request);
  expect(withoutParsed(streamed)).toEqual(withoutParsed(whole));
});

test('a model thinks where the client can see it, if it asks for a summary', async () => {
  const { output } = await client().responses.create({ ...ask, reasoning: { summary: 'auto' } });
  expect(output[0]).toMatchObject({ summary: [{ type: 'summary_text', text: THOUGHT }] });
});

test('the text of reasoning is in no summary that the client did not ask for', async () => {
  const { output } = await client().responses.create(ask);
  expect(output[0]).toMatchObject({ type: 'reasoning', summary: [] });
});

test('the openai client parses an answer with a schema', async () => {
  const format = zodTextFormat(z.object({ city: z.string(), degrees: z.number() }), 'weather');
  const { output_parsed } = await client().responses.parse({ ...ask, text: { format } });
  expect(output_parsed).toEqual({ city: 'Oslo', degrees: 4 });
});

test.each([
  [
    'whole',
    (openai: OpenAI, body: Responses.ResponseCreateParamsNonStreaming) => openai.responses.create(body),
  ],
  [
    'streamed',
    (openai: OpenAI, body: Responses.ResponseCreateParamsNonStreaming) =>
      openai.responses.stream({ ...body, stream: true }).finalResponse(),
  ],
] as const)(
  'a loop of tools ends with an answer from their results, where answers are %s',
  async (_how, send) => {
    const openai = client();
    const input: Responses.ResponseInputItem[] = [{ role: 'user', content: 'How warm is it?' }];
    const first = await send(openai, { model: 'auto', input, tools: [weather] });
    input.push(...(first.output as Responses.ResponseInputItem[]));
    for (const item of first.output) {
      if (item.type !== 'function_call') continue;
      const output = [{ type: 'input_text' as const, text: `4 in ${JSON.parse(item.arguments).city}` }];
      input.push({ type: 'function_call_output', call_id: item.call_id, output });
    }
    const second = await send(openai, { model: 'auto', input, tools: [weather] });
    expect(second.output_text).toBe('From 2 results');
  },
);

test('a call without arguments has an empty object, which clients can parse', async () => {
  const openai = client(() => [
    { type: 'tool-call', index: 0, id: 'call-0', name: 'weather' },
    { type: 'end', reason: 'tool-calls' },
  ]);
  const { output } = await openai.responses.stream({ ...ask, tools: [weather] }).finalResponse();
  expect(output).toMatchObject([{ type: 'function_call', arguments: '{}' }]);
});

test.each([
  ['length', 'max_output_tokens'],
  ['content-filter', 'content_filter'],
] as const)('an answer that ended by %s is incomplete by %s', async (reason, words) => {
  const { status, incomplete_details } = await client(() => [
    { type: 'text-delta', text: 'Hel' },
    { type: 'end', reason },
  ]).responses.create(ask);
  expect([status, incomplete_details]).toEqual(['incomplete', { reason: words }]);
});

test('I9, I12: the openai client raises an error with our code when a stream breaks', async () => {
  const openai = client(() => [
    { type: 'text-delta', text: 'Hel' },
    { type: 'error', reason: 'failed', message: 'reset' },
  ]);
  const stream = await openai.responses.create({ ...ask, stream: true });
  const read = async () => {
    for await (const _event of stream);
  };
  await expect(read()).rejects.toMatchObject({ code: 'upstream_failed', type: 'server_error' });
});

test('I12: a stream that began before its model answered ends with the error that the openai client raises', async () => {
  const { hosts } = fakeHosts(
    Object.fromEntries(
      ['qwen', 'llama', 'mistral', 'nova'].map((name) => [
        name,
        [{ waitMs: 30 }, ...throws('failed', 'down')],
      ]),
    ),
  );
  const stream = await openaiClient({ hosts }, { streamStartMs: 1 }).responses.create({
    ...ask,
    stream: true,
  });
  const read = async () => {
    for await (const _event of stream);
  };
  await expect(read()).rejects.toBeInstanceOf(APIError);
});

test('I12: the openai client raises an error with our code and sentence when a request is refused', async () => {
  const asking = client().responses.create({ ...ask, model: 'gpt-5' });
  await expect(asking).rejects.toBeInstanceOf(OpenAI.NotFoundError);
});

/** Without what the SDK adds to an answer, or the ids and times that differ. */
function withoutParsed(response: object): unknown {
  return JSON.parse(
    JSON.stringify(response, (key, value) =>
      key === 'parsed' || key === 'output_parsed' ? undefined : value,
    ),
  );
}
