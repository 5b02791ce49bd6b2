import assert from 'node:assert/strict';
import OpenAI from 'openai';
import { zodFunction, zodResponseFormat } from 'openai/helpers/zod';
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import { onEveryHost, onEveryLane } from '../support/every-host.ts';
import { openAiOf } from '../support/openai-client.ts';
import { PNG } from '../support/png.ts';
import {
  ASKS_BOTH,
  ASKS_WEATHER,
  CITY_SCHEMA,
  City,
  description,
  Invoice,
  TIME,
  TOOLS,
  WEATHER,
  weatherIn,
} from '../support/tools.ts';

// openai: chat completions, with every helper of the client.

const user = (content: string) => ({ role: 'user' as const, content });
const tools = TOOLS.map(({ name }) => ({
  type: 'function' as const,
  function: { name, description, parameters: CITY_SCHEMA, strict: true },
}));

onEveryHost('a whole answer has text, a reason why it ended, and its usage', async (setup) => {
  const { model } = setup;
  const { choices, usage } = await openAiOf(setup).chat.completions.create({
    model,
    messages: [{ role: 'system', content: 'Be short.' }, user('What is a data class?')],
    max_completion_tokens: 100,
    metadata: { team: 'claims' },
    store: true,
    user: 'u1',
  });
  assert.match(choices[0]?.message.content ?? '', /data class/);
  assert.equal(choices[0]?.finish_reason, 'stop');
  assert.equal(usage?.total_tokens, (usage?.prompt_tokens ?? 0) + (usage?.completion_tokens ?? 0));
});

onEveryHost('a stream has the usage in its last chunk where it is asked for', async (setup) => {
  const stream = await openAiOf(setup).chat.completions.create({
    model: setup.model,
    messages: [user('What is a data class?')],
    stream: true,
    stream_options: { include_usage: true, include_obfuscation: false },
  });
  const chunks = await Array.fromAsync(stream);
  assert.match(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join(''), /data class/);
  assert.ok(chunks.length > 5);
  assert.ok((chunks.at(-1)?.usage?.completion_tokens ?? 0) > 0);
});

onEveryHost('several answers are the choices of one', async (setup) => {
  const { choices, usage } = await openAiOf(setup).chat.completions.create({
    model: setup.model,
    messages: [user('What is a data class?')],
    n: 3,
  });
  assert.deepEqual(
    choices.map(({ index, finish_reason }) => [index, finish_reason]),
    [0, 1, 2].map((index) => [index, 'stop']),
  );
  for (const { message } of choices) assert.match(message.content ?? '', /data class/);
  const one = await openAiOf(setup).chat.completions.create({
    model: setup.model,
    messages: [user('What is a data class?')],
  });
  assert.equal(usage?.prompt_tokens, one.usage?.prompt_tokens);
  assert.equal(usage?.completion_tokens, 3 * (one.usage?.completion_tokens ?? 0));
});

onEveryHost('the stream helper puts several answers together', async (setup) => {
  const stream = openAiOf(setup).chat.completions.stream({
    model: setup.model,
    messages: [user('What is a data class?')],
    n: 2,
    stream_options: { include_usage: true },
  });
  const { choices, usage } = await stream.finalChatCompletion();
  assert.deepEqual(
    choices.map(({ index, finish_reason }) => [index, finish_reason]),
    [0, 1].map((index) => [index, 'stop']),
  );
  for (const { message } of choices) assert.match(message.content ?? '', /data class/);
  assert.ok((usage?.completion_tokens ?? 0) > 0);
});

onEveryHost('several answers each have the calls of tools that they make', async (setup) => {
  const { choices } = await openAiOf(setup).chat.completions.create({
    model: setup.model,
    messages: [user(ASKS_BOTH)],
    tools,
    n: 2,
  });
  const names = choices.map(({ message }) =>
    (message.tool_calls ?? []).map((call) => (call.type === 'function' ? call.function.name : call.type)),
  );
  assert.deepEqual(names, [
    [WEATHER, TIME],
    [WEATHER, TIME],
  ]);
});

onEveryHost('more answers than the API gives are refused by the name of the field', async (setup) => {
  const asking = openAiOf(setup).chat.completions.create({
    model: setup.model,
    messages: [user('Hi')],
    n: 9,
  });
  await assert.rejects(asking, (error) => error instanceof OpenAI.BadRequestError && error.param === 'n');
});

onEveryHost('the stream helper puts the answer together', async (setup) => {
  const stream = openAiOf(setup).chat.completions.stream({
    model: setup.model,
    messages: [user('What is a data class?')],
    stream_options: { include_usage: true },
  });
  let text = '';
  stream.on('content', (delta) => {
    text += delta;
  });
  const { choices, usage } = await stream.finalChatCompletion();
  assert.equal(choices[0]?.message.content, text);
  assert.match(text, /data class/);
  assert.ok((usage?.prompt_tokens ?? 0) > 0);
});

onEveryHost('an answer that reaches its limit ends with the reason length', async (setup) => {
  const { choices } = await openAiOf(setup).chat.completions.create({
    model: setup.model,
    messages: [user('What is a data class?')],
    max_tokens: 3,
  });
  assert.equal(choices[0]?.finish_reason, 'length');
});

onEveryHost('a stop sequence ends the answer, or a header says that the model takes none', async (setup) => {
  const asked = openAiOf(setup).chat.completions.create({
    model: setup.model,
    messages: [user('One two three')],
    stop: ['two'],
  });
  const { data, response } = await asked.withResponse();
  const [choice] = data.choices;
  assert.equal(choice?.finish_reason, 'stop');
  assert.notEqual(/two/.test(choice?.message.content ?? ''), response.headers.get('x-dropped') === null);
});

onEveryHost('the model calls the tools that the question needs', async (setup) => {
  const { choices } = await openAiOf(setup).chat.completions.create({
    model: setup.model,
    messages: [user(ASKS_BOTH)],
    tools,
    parallel_tool_calls: true,
  });
  const calls = choices[0]?.message.tool_calls ?? [];
  const named = calls.map(
    (call) => call.type === 'function' && [call.function.name, call.function.arguments],
  );
  assert.deepEqual(
    named.map((call) => call && [call[0], JSON.parse(call[1] ?? '')]),
    [
      [WEATHER, { city: 'Berlin' }],
      [TIME, { city: 'Berlin' }],
    ],
  );
  assert.equal(new Set(calls.map(({ id }) => id)).size, 2);
  assert.equal(choices[0]?.finish_reason, 'tool_calls');
});

onEveryHost('the model calls no tool where it may not', async (setup) => {
  const { choices } = await openAiOf(setup).chat.completions.create({
    model: setup.model,
    messages: [user(ASKS_WEATHER)],
    tools,
    tool_choice: 'none',
  });
  assert.equal(choices[0]?.message.tool_calls, undefined);
  assert.equal(choices[0]?.finish_reason, 'stop');
});

onEveryHost('the model calls a tool where it must', async (setup) => {
  const { choices } = await openAiOf(setup).chat.completions.create({
    model: setup.model,
    messages: [user('Hello')],
    tools,
    tool_choice: 'required',
  });
  assert.equal(choices[0]?.message.tool_calls?.length, 1);
  assert.equal(choices[0]?.finish_reason, 'tool_calls');
});

onEveryHost('the model calls the tool that the request names', async (setup) => {
  const { choices } = await openAiOf(setup).chat.completions.create({
    model: setup.model,
    messages: [user('Hello')],
    tools,
    tool_choice: { type: 'function', function: { name: TIME } },
  });
  const [call] = choices[0]?.message.tool_calls ?? [];
  assert.equal(call?.type === 'function' && call.function.name, TIME);
});

onEveryHost('one call at a time, where the request says so', async (setup) => {
  const { choices } = await openAiOf(setup).chat.completions.create({
    model: setup.model,
    messages: [user(ASKS_BOTH)],
    tools,
    parallel_tool_calls: false,
  });
  assert.equal(choices[0]?.message.tool_calls?.length, 1);
});

onEveryHost('the arguments of parallel calls are streamed piece by piece', async (setup) => {
  const stream = openAiOf(setup).chat.completions.stream({
    model: setup.model,
    messages: [user(ASKS_BOTH)],
    tools,
  });
  const deltas: string[] = [];
  const done: string[] = [];
  stream.on('tool_calls.function.arguments.delta', ({ name }) => deltas.push(name));
  stream.on('tool_calls.function.arguments.done', ({ name }) => done.push(name));
  const { choices } = await stream.finalChatCompletion();
  assert.deepEqual(done, [WEATHER, TIME]);
  assert.ok(deltas.filter((name) => name === WEATHER).length > 1);
  assert.ok(deltas.filter((name) => name === TIME).length > 1);
  assert.equal(choices[0]?.finish_reason, 'tool_calls');
});

onEveryHost('a result of a tool may have several parts', async (setup) => {
  const client = openAiOf(setup);
  const ask = { model: setup.model, messages: [user(ASKS_WEATHER)], tools };
  const first = (await client.chat.completions.create(ask)).choices[0]?.message;
  assert.ok(first?.tool_calls?.[0]);
  const { choices } = await client.chat.completions.create({
    ...ask,
    messages: [
      user(ASKS_WEATHER),
      first,
      {
        role: 'tool',
        tool_call_id: first.tool_calls[0].id,
        content: [
          { type: 'text', text: 'Rain' },
          { type: 'text', text: '18 degrees' },
        ],
      },
    ],
  });
  assert.match(choices[0]?.message.content ?? '', /18 degrees/);
});

for (const stream of [false, true]) {
  onEveryHost(
    `the tool runner answers with what the tools said${stream ? ', streamed' : ''}`,
    async (setup) => {
      const ran: string[] = [];
      const recorded = TOOLS.map(({ name, answer }) =>
        zodFunction({
          name,
          description,
          parameters: City,
          function: (args) => {
            ran.push(name);
            return answer(args);
          },
        }),
      );
      const body = {
        model: setup.model,
        messages: [user(ASKS_BOTH)],
        tools: recorded,
      };
      const { completions } = openAiOf(setup).chat;
      const runner = stream
        ? completions.runTools({ ...body, stream: true })
        : completions.runTools({ ...body, stream: false });
      assert.match((await runner.finalContent()) ?? '', /Berlin/);
      assert.deepEqual(ran, [WEATHER, TIME]);
    },
  );
}

onEveryHost('structured outputs with zod are parsed', async (setup) => {
  const { choices } = await openAiOf(setup).chat.completions.parse({
    model: setup.model,
    messages: [user('Extract the invoice.')],
    response_format: zodResponseFormat(Invoice, 'invoice'),
  });
  assert.equal(choices[0]?.message.parsed?.currency, 'EUR');
});

onEveryHost('structured outputs with zod are streamed', async (setup) => {
  const stream = openAiOf(setup).chat.completions.stream({
    model: setup.model,
    messages: [user('Extract the invoice.')],
    response_format: zodResponseFormat(Invoice, 'invoice'),
  });
  let deltas = 0;
  stream.on('content.delta', () => {
    deltas += 1;
  });
  const { choices } = await stream.finalChatCompletion();
  assert.equal(choices[0]?.message.parsed?.currency, 'EUR');
  assert.ok(deltas > 3);
});

onEveryHost('a tool and a schema go together: first the call, then the object', async (setup) => {
  const client = openAiOf(setup);
  const ask = {
    model: setup.model,
    messages: [user(ASKS_WEATHER)],
    tools,
    response_format: zodResponseFormat(Invoice, 'invoice'),
  };
  const first = (await client.chat.completions.parse(ask)).choices[0]?.message;
  const id = first?.tool_calls?.[0]?.id;
  assert.ok(first && id);
  const result = { role: 'tool' as const, tool_call_id: id, content: weatherIn({ city: 'Berlin' }) };
  const { choices } = await client.chat.completions.parse({
    ...ask,
    messages: [user(ASKS_WEATHER), first, result],
  });
  assert.equal(choices[0]?.message.parsed?.currency, 'EUR');
});

onEveryHost(
  'reasoning is part of the answer, and its tokens are counted',
  async (setup) => {
    const { choices, usage } = await openAiOf(setup).chat.completions.create({
      model: setup.model,
      messages: [user('What is a data class?')],
      reasoning_effort: 'low',
    });
    const message: object = choices[0]?.message ?? {};
    assert.ok('reasoning_content' in message && message.reasoning_content !== '');
    assert.ok((usage?.completion_tokens ?? 0) > 0);
  },
  'thinking',
);

onEveryHost(
  'an image as data is part of the question',
  async (setup) => {
    const { choices } = await openAiOf(setup).chat.completions.create({
      model: setup.model,
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is in the picture?' },
            { type: 'image_url', image_url: { url: `data:image/png;base64,${PNG}` } },
          ],
        },
      ],
    });
    assert.match(choices[0]?.message.content ?? '', /picture/);
  },
  'images',
);

onEveryHost('an image at a remote address is refused by name', async (setup) => {
  const refused = openAiOf(setup).chat.completions.create({
    model: setup.model,
    messages: [
      {
        role: 'user',
        content: [{ type: 'image_url', image_url: { url: 'https://example.com/a.png' } }],
      },
    ],
  });
  await assert.rejects(refused, (error) => error instanceof OpenAI.BadRequestError && !!error.param);
});

onEveryHost('a result without its call is refused, and the error names the message', async (setup) => {
  const refused = openAiOf(setup).chat.completions.create({
    model: setup.model,
    messages: [user('Hello'), { role: 'tool', tool_call_id: 'call_0', content: 'Rain' }],
    tools,
  });
  await assert.rejects(
    refused,
    (error) => error instanceof OpenAI.BadRequestError && /^messages/.test(error.param ?? ''),
  );
});

/** Settings that some hosts lack, by the ability that a card has for them. */
const SETTINGS = [
  ['seed', { seed: 7 }],
  ['penalties', { presence_penalty: 0.5 }],
  ['logprobs', { logprobs: true, top_logprobs: 2 }],
  ['json', { response_format: { type: 'json_object' } }],
] as const;

for (const [ability, settings] of SETTINGS) {
  onEveryHost(
    `a setting: ${Object.keys(settings).join(', ')}`,
    async (setup) => {
      const { choices } = await openAiOf(setup).chat.completions.create({
        model: setup.model,
        messages: [user('Answer in JSON.')],
        ...settings,
      });
      const [choice] = choices;
      assert.equal(choice?.finish_reason, 'stop');
      if ('logprobs' in settings) assert.equal(choice.logprobs?.content?.[0]?.top_logprobs.length, 2);
      if ('response_format' in settings) assert.ok(JSON.parse(choice.message.content ?? ''));
    },
    ability,
  );
}

onEveryHost(
  'what a model thought goes back as it came',
  async (setup) => {
    const { completions } = openAiOf(setup).chat;
    const ask = { model: setup.model, reasoning_effort: 'low' as const };
    const question = user('What is a data class?');
    const first = (await completions.create({ ...ask, messages: [question] })).choices[0]?.message;
    assert.ok(first);
    const { choices } = await completions.create({
      ...ask,
      messages: [question, first, user('Which one is the highest?')],
    });
    assert.match(choices[0]?.message.content ?? '', /highest/);
  },
  'thinking',
);

onEveryHost('an agent of three rounds calls parallel tools in streams', async (setup) => {
  const { completions } = openAiOf(setup).chat;
  const messages: ChatCompletionMessageParam[] = [];
  for (const round of [1, 2, 3]) {
    messages.push(user(`Round ${round}. ${ASKS_BOTH}`));
    for (const calls of [2, 0]) {
      const stream = completions.stream({ model: setup.model, messages, tools });
      const message = (await stream.finalChatCompletion()).choices[0]?.message;
      assert.ok(message);
      assert.equal(message.tool_calls?.length ?? 0, calls);
      messages.push(message);
      for (const { id } of message.tool_calls ?? []) {
        messages.push({
          role: 'tool',
          tool_call_id: id,
          content: `${round}: ${weatherIn({ city: 'Berlin' })}`,
        });
      }
    }
    assert.match(JSON.stringify(messages.at(-1)), new RegExp(`${round}: Rain`));
  }
});

onEveryHost('a request that the client aborts ends with its own error', async (setup) => {
  const controller = new AbortController();
  const asked = openAiOf(setup).chat.completions.create(
    { model: setup.model, messages: [user('What is a data class?')] },
    { signal: controller.signal },
  );
  controller.abort();
  await assert.rejects(asked, OpenAI.APIUserAbortError);
});

onEveryHost('a stream that the client aborts has no further chunk', async (setup) => {
  const stream = await openAiOf(setup).chat.completions.create({
    model: setup.model,
    messages: [user('word '.repeat(200))],
    stream: true,
  });
  let chunks = 0;
  for await (const _chunk of stream) {
    chunks += 1;
    stream.controller.abort();
  }
  assert.ok(chunks < 20);
});

onEveryLane('a model that does not exist is not found', async (setup) => {
  const asked = openAiOf(setup).chat.completions.create({ model: 'gpt-none', messages: [user('Hello')] });
  await assert.rejects(
    asked,
    (error) =>
      error instanceof OpenAI.NotFoundError && error.code === 'model_not_found' && error.param === 'model',
  );
});

onEveryLane('a field that is not known is refused by its name', async (setup) => {
  const body = { model: setup.model, messages: [user('Hello')], no_such_field: true };
  await assert.rejects(
    openAiOf(setup).chat.completions.create(body),
    (error) =>
      error instanceof OpenAI.BadRequestError &&
      error.code === 'unsupported_field' &&
      error.param === 'no_such_field',
  );
});

onEveryLane('a wrong credential is refused with the error of its kind', async (setup, lane) => {
  const client = new OpenAI({ baseURL: setup.baseURL, apiKey: 'hlb_wrong', maxRetries: 0 });
  const [kind, code] = {
    bearer: [OpenAI.AuthenticationError, 'invalid_credential'] as const,
    IAM: [OpenAI.PermissionDeniedError, undefined] as const,
  }[lane];
  await assert.rejects(
    client.models.list(),
    (error) => error instanceof kind && (code === undefined || error.code === code),
  );
});
