import assert from 'node:assert/strict';
import Anthropic from '@anthropic-ai/sdk';
import { betaZodTool } from '@anthropic-ai/sdk/helpers/beta/zod';
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import { onEveryHost, onEveryLane, type Setup } from '../support/every-host.ts';
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

// @anthropic-ai/sdk: the Messages API, against models of any maker.

const clientOf = ({ anthropicURL: baseURL, apiKey, fetch }: Setup) =>
  new Anthropic({ baseURL, apiKey: null, authToken: apiKey, fetch, maxRetries: 0 });

const user = (content: string) => ({ role: 'user' as const, content });
const question = [user('What is a data class?')];
const tools = TOOLS.map(({ name }) => ({
  name,
  description,
  input_schema: { ...CITY_SCHEMA, required: ['city'] },
}));

onEveryHost('a whole message has text, a reason why it ended, and its usage', async (setup) => {
  const message = await clientOf(setup).messages.create({
    model: setup.model,
    max_tokens: 100,
    system: 'Be short.',
    messages: question,
  });
  const [block] = message.content;
  assert.ok(block?.type === 'text');
  assert.match(block.text, /data class/);
  assert.equal(message.stop_reason, 'end_turn');
  assert.ok(message.usage.input_tokens > 0 && message.usage.output_tokens > 0);
});

onEveryHost('the stream helper puts the message together', async (setup) => {
  const stream = clientOf(setup).messages.stream({ model: setup.model, max_tokens: 100, messages: question });
  let text = '';
  stream.on('text', (delta) => {
    text += delta;
  });
  const message = await stream.finalMessage();
  assert.match(text, /data class/);
  assert.equal(await stream.finalText(), text);
  assert.ok(message.usage.input_tokens > 0);
});

onEveryHost('a message that reaches its limit says so', async (setup) => {
  const message = await clientOf(setup).messages.create({
    model: setup.model,
    max_tokens: 3,
    messages: question,
  });
  assert.equal(message.stop_reason, 'max_tokens');
});

onEveryHost('calls of two tools at once', async (setup) => {
  const { content, stop_reason } = await clientOf(setup).messages.create({
    model: setup.model,
    max_tokens: 200,
    messages: [user(ASKS_BOTH)],
    tools,
  });
  assert.deepEqual(
    content.flatMap((block) => (block.type === 'tool_use' ? [[block.name, block.input]] : [])),
    [
      [WEATHER, { city: 'Berlin' }],
      [TIME, { city: 'Berlin' }],
    ],
  );
  assert.equal(stop_reason, 'tool_use');
});

onEveryHost('a tool that the request names', async (setup) => {
  const { content } = await clientOf(setup).messages.create({
    model: setup.model,
    max_tokens: 200,
    messages: [user('Hello')],
    tools,
    tool_choice: { type: 'tool', name: TIME },
  });
  assert.deepEqual(
    content.flatMap((block) => (block.type === 'tool_use' ? [block.name] : [])),
    [TIME],
  );
});

onEveryHost('the input of a tool is streamed piece by piece', async (setup) => {
  const stream = clientOf(setup).messages.stream({
    model: setup.model,
    max_tokens: 200,
    messages: [user(ASKS_BOTH)],
    tools,
  });
  let pieces = 0;
  stream.on('inputJson', () => {
    pieces += 1;
  });
  const { content } = await stream.finalMessage();
  assert.ok(pieces > 3);
  assert.equal(content.filter(({ type }) => type === 'tool_use').length, 2);
});

onEveryHost('a result of a tool may have several parts', async (setup) => {
  const { messages } = clientOf(setup);
  const ask = { model: setup.model, max_tokens: 200, tools };
  const first = await messages.create({ ...ask, messages: [user(ASKS_WEATHER)] });
  const call = first.content.find((block) => block.type === 'tool_use');
  assert.ok(call);
  const second = await messages.create({
    ...ask,
    messages: [
      user(ASKS_WEATHER),
      { role: 'assistant', content: first.content },
      {
        role: 'user',
        content: [
          {
            type: 'tool_result',
            tool_use_id: call.id,
            content: [
              { type: 'text', text: 'Rain' },
              { type: 'text', text: '18 degrees' },
            ],
          },
        ],
      },
    ],
  });
  assert.match(JSON.stringify(second.content), /18 degrees/);
});

for (const stream of [false, true]) {
  onEveryHost(
    `the tool runner answers with what the tools said${stream ? ', streamed' : ''}`,
    async (setup) => {
      const ran: string[] = [];
      const recorded = TOOLS.map(({ name, answer }) =>
        betaZodTool({
          name,
          description,
          inputSchema: City,
          run: (args) => {
            ran.push(name);
            return answer(args);
          },
        }),
      );
      const body = {
        model: setup.model,
        max_tokens: 200,
        messages: [user(ASKS_BOTH)],
        tools: recorded,
      };
      const { messages } = clientOf(setup).beta;
      const runner = stream ? messages.toolRunner({ ...body, stream: true }) : messages.toolRunner(body);
      const last = await runner.runUntilDone();
      assert.match(JSON.stringify(last.content), /Berlin/);
      assert.deepEqual(ran, [WEATHER, TIME]);
    },
  );
}

onEveryHost('structured outputs with zod are parsed', async (setup) => {
  const { parsed_output: parsed } = await clientOf(setup).messages.parse({
    model: setup.model,
    max_tokens: 500,
    messages: [user('Extract the invoice.')],
    output_config: { format: zodOutputFormat(Invoice) },
  });
  assert.equal(parsed?.currency, 'EUR');
});

onEveryHost(
  'thinking is a block, which goes back as it came, or a header says that there is none',
  async (setup) => {
    const { messages } = clientOf(setup);
    const ask = {
      model: setup.model,
      max_tokens: 3000,
      thinking: { type: 'enabled', budget_tokens: 1024 },
    } as const;
    const { data, response } = await messages.create({ ...ask, messages: question }).withResponse();
    const left = response.headers.get('x-dropped')?.includes('thinking');
    assert.deepEqual(
      data.content.map(({ type }) => type),
      left ? ['text'] : ['thinking', 'text'],
    );
    const { content } = await messages.stream({ ...ask, messages: question }).finalMessage();
    const turns = [...question, { role: 'assistant' as const, content }, user('Which one is the highest?')];
    const second = await messages.create({ ...ask, messages: turns });
    assert.match(JSON.stringify(second.content), /highest/);
  },
);

onEveryHost(
  'an image as data is part of the question',
  async (setup) => {
    const { content } = await clientOf(setup).messages.create({
      model: setup.model,
      max_tokens: 100,
      messages: [
        {
          role: 'user',
          content: [
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: PNG } },
            { type: 'text', text: 'What is in the picture?' },
          ],
        },
      ],
    });
    assert.match(JSON.stringify(content), /picture/);
  },
  'images',
);

onEveryHost('a document of text is part of the question', async (setup) => {
  const { content } = await clientOf(setup).messages.create({
    model: setup.model,
    max_tokens: 100,
    messages: [
      {
        role: 'user',
        content: [
          { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'Rain' } },
          { type: 'text', text: 'What is in the document?', cache_control: { type: 'ephemeral' } },
        ],
      },
    ],
  });
  assert.match(JSON.stringify(content), /document/);
});

onEveryHost('tokens are counted', async (setup) => {
  const { input_tokens } = await clientOf(setup).messages.countTokens({
    model: setup.model,
    messages: question,
  });
  assert.ok(input_tokens > 3);
});

onEveryHost('the list of models is read', async (setup) => {
  const ids = (await Array.fromAsync(clientOf(setup).models.list())).map(({ id }) => id);
  assert.ok(ids.includes(setup.model));
});

/** What coding assistants send: many tools, of which the last ends a cached prefix. */
const manyTools = Array.from({ length: 24 }, (_, index) => ({
  name: `tool_${index}`,
  description: `Does the step ${index}. `.repeat(40),
  input_schema: { ...CITY_SCHEMA, required: ['city'] },
}));
const cached = { cache_control: { type: 'ephemeral' as const } };
const codingTools = [
  ...tools,
  ...manyTools.map((tool, index) => (index === manyTools.length - 1 ? { ...tool, ...cached } : tool)),
];

/** Plays a coding assistant: many turns, thinking, parallel tools in streams, and results with caches. */
async function assist(
  setup: Setup,
  resultOf: (round: number) => Anthropic.ToolResultBlockParam['content'],
): Promise<string> {
  const turns: Anthropic.MessageParam[] = [];
  for (const round of [1, 2, 3]) {
    turns.push({
      role: 'user',
      content: [{ type: 'text', text: `Round ${round}. ${ASKS_BOTH}`, ...cached }],
    });
    for (const expected of [2, 0]) {
      const stream = clientOf(setup).messages.stream({
        model: setup.model,
        max_tokens: 3000,
        system: [
          { type: 'text', text: 'You are a coding assistant.' },
          {
            type: 'text',
            text: 'Use the tools. '.repeat(200),
            cache_control: { type: 'ephemeral', ttl: '1h' },
          },
        ],
        thinking: { type: 'enabled', budget_tokens: 1024 },
        tools: codingTools,
        messages: turns,
        metadata: { user_id: 'u1' },
      });
      const { content } = await stream.finalMessage();
      const calls = content.filter((block) => block.type === 'tool_use');
      assert.equal(calls.length, expected);
      turns.push({ role: 'assistant', content });
      if (calls.length === 0) continue;
      turns.push({
        role: 'user',
        content: calls.map(({ id }, index) => ({
          type: 'tool_result',
          tool_use_id: id,
          content: resultOf(round),
          is_error: index === 1,
        })),
      });
    }
  }
  return JSON.stringify(turns.at(-1));
}

onEveryHost(
  'a coding assistant of three rounds: many tools, thinking, caches, and a tool that fails',
  async (setup) => {
    const last = await assist(setup, (round) => `${round}: ${weatherIn({ city: 'Berlin' })}`);
    assert.match(last, /3: Rain/);
  },
);

onEveryHost(
  'a coding assistant whose tools return screenshots',
  async (setup) => {
    const image = { type: 'base64' as const, media_type: 'image/png' as const, data: PNG };
    const last = await assist(setup, (round) => [
      { type: 'text', text: `${round}: ${weatherIn({ city: 'Berlin' })}` },
      { type: 'image', source: image },
    ]);
    assert.match(last, /text/);
  },
  'images',
);

onEveryHost('a message that the client aborts ends with its own error', async (setup) => {
  const stream = clientOf(setup).messages.stream({ model: setup.model, max_tokens: 100, messages: question });
  stream.abort();
  await assert.rejects(stream.finalMessage(), Anthropic.APIUserAbortError);
});

onEveryLane('a refusal is the error of its status, with the type that Anthropic gives it', async (setup) => {
  const { messages } = clientOf(setup);
  await assert.rejects(
    messages.create({ model: 'gpt-none', max_tokens: 100, messages: question }),
    (error) =>
      error instanceof Anthropic.NotFoundError && /not_found_error/.test(JSON.stringify(error.error)),
  );
  await assert.rejects(
    messages.create({
      model: setup.model,
      max_tokens: 100,
      messages: [
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_0', content: 'Rain' }] },
      ],
      tools,
    }),
    (error) =>
      error instanceof Anthropic.BadRequestError && /invalid_request_error/.test(JSON.stringify(error.error)),
  );
});

onEveryLane('a bearer lane takes the key as x-api-key too, and not twice', async (setup, lane) => {
  const { anthropicURL: baseURL, apiKey, fetch, model } = setup;
  const ask = { model, max_tokens: 100, messages: question };
  const asKey = new Anthropic({ baseURL, apiKey, authToken: null, fetch, maxRetries: 0 });
  // A signature says who calls, so a lane that takes IAM looks at no key.
  assert.equal((await asKey.messages.create(ask)).stop_reason, 'end_turn');
  if (lane === 'IAM') return;
  const twice = new Anthropic({
    ...{ baseURL, apiKey: null, authToken: apiKey, fetch, maxRetries: 0 },
    defaultHeaders: { 'x-api-key': apiKey },
  });
  await assert.rejects(twice.messages.create(ask), /Leave out the header x-api-key/);
});
