import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import {
  APICallError,
  embed,
  embedMany,
  generateText,
  isStepCount,
  type LanguageModel,
  Output,
  streamText,
  ToolLoopAgent,
  tool,
} from 'ai';
import { onEveryEmbedder, onEveryHost, type Setup } from '../support/every-host.ts';
import { PNG } from '../support/png.ts';
import {
  ASKS_BOTH,
  ASKS_WEATHER,
  City,
  description,
  Invoice,
  TIME,
  TOOLS,
  WEATHER,
} from '../support/tools.ts';

// The AI SDK of Vercel, with each of its three providers that speak a dialect of the router.

interface Provider {
  readonly name: string;
  readonly model: (setup: Setup) => LanguageModel;
  /** Options of each call. */
  readonly providerOptions?: { readonly openai: { readonly store: boolean } };
}

const PROVIDERS: readonly Provider[] = [
  {
    name: '@ai-sdk/openai, responses',
    model: ({ model, baseURL, apiKey, fetch }) => createOpenAI({ baseURL, apiKey, fetch })(model),
  },
  {
    name: '@ai-sdk/openai, responses with store: false',
    model: ({ model, baseURL, apiKey, fetch }) => createOpenAI({ baseURL, apiKey, fetch })(model),
    // Otherwise it refers to an earlier answer by its id, and the router stores none.
    providerOptions: { openai: { store: false } },
  },
  {
    name: '@ai-sdk/openai, chat',
    model: ({ model, baseURL, apiKey, fetch }) => createOpenAI({ baseURL, apiKey, fetch }).chat(model),
  },
  {
    name: '@ai-sdk/openai-compatible',
    model: ({ model, baseURL, apiKey, fetch }) =>
      createOpenAICompatible({
        name: 'llm',
        baseURL,
        apiKey,
        fetch,
        includeUsage: true,
        supportsStructuredOutputs: true,
      })(model),
  },
  {
    name: '@ai-sdk/anthropic',
    model: ({ model, baseURL, apiKey, fetch }) =>
      createAnthropic({ baseURL, authToken: apiKey, fetch })(model),
  },
];

const tools = Object.fromEntries(
  TOOLS.map(({ name, answer }) => [name, tool({ description, inputSchema: City, execute: answer })]),
);

for (const { name, model: modelOf, providerOptions } of PROVIDERS) {
  const asked = (setup: Setup) => ({ model: modelOf(setup), maxRetries: 0, providerOptions });

  describe(name, () => {
    onEveryHost('a whole text', async (setup) => {
      const { text, finishReason, usage } = await generateText({
        ...asked(setup),
        instructions: 'Be short.',
        prompt: 'What is a data class?',
      });
      assert.match(text, /data class/);
      assert.equal(finishReason, 'stop');
      assert.ok((usage.inputTokens ?? 0) > 0 && (usage.outputTokens ?? 0) > 0);
    });

    onEveryHost('a streamed text', async (setup) => {
      const answer = streamText({ ...asked(setup), prompt: 'What is a data class?' });
      const pieces = await Array.fromAsync(answer.textStream);
      assert.match(pieces.join(''), /data class/);
      assert.ok(pieces.length > 3);
      assert.equal(await answer.finishReason, 'stop');
      assert.ok(((await answer.usage).outputTokens ?? 0) > 0);
    });

    onEveryHost('calls of two tools at once', async (setup) => {
      const { toolCalls, toolResults, finishReason } = await generateText({
        ...asked(setup),
        prompt: ASKS_BOTH,
        tools,
      });
      assert.deepEqual(
        toolCalls.map(({ toolName, input }) => [toolName, input]),
        [
          [WEATHER, { city: 'Berlin' }],
          [TIME, { city: 'Berlin' }],
        ],
      );
      assert.equal(toolResults.length, 2);
      assert.equal(finishReason, 'tool-calls');
    });

    onEveryHost('a tool that the request names', async (setup) => {
      const { toolCalls } = await generateText({
        ...asked(setup),
        prompt: 'Hello',
        tools,
        toolChoice: { type: 'tool', toolName: TIME },
      });
      assert.deepEqual(
        toolCalls.map(({ toolName }) => toolName),
        [TIME],
      );
    });

    onEveryHost('a loop of tools', async (setup) => {
      const { text, steps } = await generateText({
        ...asked(setup),
        prompt: ASKS_WEATHER,
        tools,
        stopWhen: isStepCount(4),
      });
      assert.match(text, /18 degrees/);
      assert.equal(steps.length, 2);
    });

    if (name !== '@ai-sdk/openai, responses') {
      onEveryHost('a second turn', async (setup) => {
        assert.match((await secondTurn(asked(setup))).text, /highest/);
      });
    }

    onEveryHost('an agent', async (setup) => {
      const agent = new ToolLoopAgent({ ...asked(setup), instructions: 'Use the tools.', tools });
      const { text, steps } = await agent.generate({ prompt: ASKS_BOTH });
      assert.match(text, /Berlin/);
      assert.equal(steps.length, 2);
    });

    onEveryHost('a streamed agent', async (setup) => {
      const agent = new ToolLoopAgent({ ...asked(setup), tools });
      const answer = await agent.stream({ prompt: ASKS_WEATHER });
      const kinds = (await Array.fromAsync(answer.fullStream)).map(({ type }) => type);
      assert.ok(kinds.filter((kind) => kind === 'tool-input-delta').length > 1);
      assert.match(await answer.text, /18 degrees/);
    });

    onEveryHost('an object that follows a schema', async (setup) => {
      const { output } = await generateText({
        ...asked(setup),
        prompt: 'Extract the invoice.',
        output: Output.object({ schema: Invoice }),
      });
      assert.equal(output.currency, 'EUR');
    });

    onEveryHost('a streamed object that follows a schema', async (setup) => {
      const answer = streamText({
        ...asked(setup),
        prompt: 'Extract the invoice.',
        output: Output.object({ schema: Invoice }),
      });
      const partial = await Array.fromAsync(answer.partialOutputStream);
      assert.ok(partial.length > 1);
      assert.equal((await answer.output).currency, 'EUR');
    });

    onEveryHost('a tool and then an object', async (setup) => {
      const { output, steps } = await generateText({
        ...asked(setup),
        prompt: ASKS_WEATHER,
        tools,
        stopWhen: isStepCount(4),
        output: Output.object({ schema: Invoice }),
      });
      assert.equal(output.currency, 'EUR');
      assert.equal(steps.length, 2);
    });

    onEveryHost('an agent of three turns calls parallel tools in streams', async (setup) => {
      const agent = new ToolLoopAgent({ ...asked(setup), tools });
      for (const turn of [1, 2, 3]) {
        const answer = await agent.stream({ prompt: `Turn ${turn}. ${ASKS_BOTH}` });
        const parts = await Array.fromAsync(answer.fullStream);
        assert.equal(parts.filter(({ type }) => type === 'tool-call').length, 2);
        assert.equal(parts.filter(({ type }) => type === 'tool-result').length, 2);
        assert.match(await answer.text, /Berlin/);
      }
    });

    onEveryHost('a refusal is an error of the SDK with status, code and advice', async (setup) => {
      const prompt = 'Hello';
      await assert.rejects(
        generateText({ ...asked({ ...setup, model: 'gpt-none' }), prompt }),
        (error) =>
          APICallError.isInstance(error) &&
          error.statusCode === 404 &&
          !error.isRetryable &&
          /model_not_found/.test(error.responseBody ?? ''),
      );
    });

    onEveryHost('a call that the application aborts ends with an abort', async (setup) => {
      const controller = new AbortController();
      const answer = generateText({
        ...asked(setup),
        prompt: 'What is a data class?',
        abortSignal: controller.signal,
      });
      controller.abort();
      await assert.rejects(answer, { name: 'AbortError' });
    });

    onEveryHost(
      'an image as data',
      async (setup) => {
        const { text } = await generateText({
          ...asked(setup),
          messages: [
            {
              role: 'user',
              content: [
                { type: 'text', text: 'What is in the picture?' },
                { type: 'image', image: PNG, mediaType: 'image/png' },
              ],
            },
          ],
        });
        assert.match(text, /picture/);
      },
      'images',
    );
  });
}

/** What asks each provider for reasoning. */
const THINKING = {
  '@ai-sdk/openai-compatible': { llm: { reasoningEffort: 'low' } },
  '@ai-sdk/anthropic': { anthropic: { thinking: { type: 'enabled', budgetTokens: 1024 } } },
} as const;

for (const [name, providerOptions] of Object.entries(THINKING)) {
  const model = PROVIDERS.find((provider) => provider.name === name)?.model;
  assert.ok(model);
  onEveryHost(
    `${name}: reasoning is shown, and goes back in the next turn`,
    async (setup) => {
      const ask = { model: model(setup), maxRetries: 0, providerOptions };
      const first = { role: 'user' as const, content: 'What is a data class?' };
      const { reasoningText, responseMessages } = await generateText({ ...ask, messages: [first] });
      // Thinking is a wish in Anthropic's dialect: a model that does not think answers without it.
      if (name === '@ai-sdk/openai-compatible') assert.ok(reasoningText);
      const second = { role: 'user' as const, content: 'Which one is the highest?' };
      const { text } = await generateText({ ...ask, messages: [first, ...responseMessages, second] });
      assert.match(text, /highest/);
    },
    name === '@ai-sdk/openai-compatible' ? 'thinking' : undefined,
  );
}

const EMBEDDERS = {
  '@ai-sdk/openai': ({ model, baseURL, apiKey, fetch }: Setup) =>
    createOpenAI({ baseURL, apiKey, fetch }).embeddingModel(model),
  '@ai-sdk/openai-compatible': ({ model, baseURL, apiKey, fetch }: Setup) =>
    createOpenAICompatible({ name: 'llm', baseURL, apiKey, fetch }).embeddingModel(model),
};

for (const [name, modelOf] of Object.entries(EMBEDDERS)) {
  onEveryEmbedder(`${name}: one text and many are embedded`, async (setup) => {
    const model = modelOf(setup);
    const one = await embed({ model, value: 'Rain', maxRetries: 0 });
    const { embeddings, usage } = await embedMany({ model, values: ['Sun', 'Rain', 'Wind'], maxRetries: 0 });
    assert.deepEqual(embeddings[1], one.embedding);
    assert.ok(usage.tokens > 0);
  });
}

onEveryHost(
  'a second turn of @ai-sdk/openai without store: false is refused with the name of the option',
  async (setup) => {
    const { model, baseURL, apiKey, fetch } = setup;
    const asked = { model: createOpenAI({ baseURL, apiKey, fetch })(model), maxRetries: 0 };
    await assert.rejects(secondTurn(asked), /store: false/);
  },
);

/** Asks, and asks again with the first answer in the conversation. */
async function secondTurn(asked: Pick<Parameters<typeof generateText>[0], 'model' | 'providerOptions'>) {
  const first = { role: 'user' as const, content: 'What is a data class?' };
  const { responseMessages } = await generateText({ ...asked, messages: [first] });
  const second = { role: 'user' as const, content: 'Which one is the highest?' };
  return await generateText({ ...asked, messages: [first, ...responseMessages, second] });
}
