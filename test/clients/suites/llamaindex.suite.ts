import assert from 'node:assert/strict';
import { tool } from '@llamaindex/core/tools';
import { OpenAI, OpenAIEmbedding } from '@llamaindex/openai';
import { agent, agentToolCallResultEvent } from '@llamaindex/workflow';
import { onEveryEmbedder, onEveryHost, type Setup } from '../support/every-host.ts';
import { PNG } from '../support/png.ts';
import { ASKS_BOTH, ASKS_WEATHER, CITY_SCHEMA, description, TIME, TOOLS, WEATHER } from '../support/tools.ts';

// LlamaIndex.TS, in the last version that its authors maintained.

const llmOf = ({ model, baseURL, apiKey, fetch }: Setup) =>
  new OpenAI({ model, baseURL, apiKey, maxRetries: 0, additionalSessionOptions: { fetch } });

const tools = TOOLS.map(({ name, answer }) =>
  tool(answer, { name, description, parameters: CITY_SCHEMA as never }),
);

const messages = [{ role: 'user' as const, content: 'What is a data class?' }];

onEveryHost('a whole answer', async (setup) => {
  const { message } = await llmOf(setup).chat({ messages });
  assert.match(String(message.content), /data class/);
});

onEveryHost('a streamed answer', async (setup) => {
  const chunks = await Array.fromAsync(await llmOf(setup).chat({ messages, stream: true }));
  assert.match(chunks.map(({ delta }) => delta).join(''), /data class/);
  assert.ok(chunks.length > 3);
});

onEveryHost('calls of two tools at once', async (setup) => {
  const { message } = await llmOf(setup).chat({
    messages: [{ role: 'user', content: ASKS_BOTH }],
    tools,
  });
  const calls = message.options && 'toolCall' in message.options ? message.options.toolCall : [];
  assert.deepEqual(
    calls.map(({ name, input }) => [name, typeof input === 'string' ? JSON.parse(input) : input]),
    [
      [WEATHER, { city: 'Berlin' }],
      [TIME, { city: 'Berlin' }],
    ],
  );
});

onEveryHost('an agent', async (setup) => {
  const run = agent({ llm: llmOf(setup), tools }).runStream(ASKS_WEATHER);
  const events = await Array.fromAsync(run);
  assert.equal(events.filter((event) => agentToolCallResultEvent.include(event)).length, 1);
  assert.match(JSON.stringify(events.at(-1)?.data), /18 degrees/);
});

onEveryHost('an agent calls two tools at once', async (setup) => {
  const run = agent({ llm: llmOf(setup), tools }).runStream(ASKS_BOTH);
  const events = await Array.fromAsync(run);
  assert.equal(events.filter((event) => agentToolCallResultEvent.include(event)).length, 2);
  assert.match(JSON.stringify(events.at(-1)?.data), /Berlin/);
});

onEveryHost(
  'an image as data',
  async (setup) => {
    const { message } = await llmOf(setup).chat({
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
    assert.match(String(message.content), /picture/);
  },
  'images',
);

onEveryHost('a refusal is the error of its status', async (setup) => {
  await assert.rejects(
    llmOf({ ...setup, model: 'gpt-none' }).chat({ messages }),
    (error: { status?: number; code?: string }) => error.status === 404 && error.code === 'model_not_found',
  );
});

onEveryEmbedder('one text and many are embedded', async (setup) => {
  const { model, baseURL, apiKey, fetch } = setup;
  const embedding = new OpenAIEmbedding({
    model,
    apiKey,
    baseURL,
    maxRetries: 0,
    additionalSessionOptions: { fetch },
  });
  const one = await embedding.getTextEmbedding('Rain');
  const many = await embedding.getTextEmbeddings(['Sun', 'Rain']);
  assert.deepEqual(many[1], one);
});
