import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { type AIMessageChunk, type BaseMessage, HumanMessage, ToolMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { MessagesAnnotation, START, StateGraph } from '@langchain/langgraph';
import { ToolNode, toolsCondition } from '@langchain/langgraph/prebuilt';
import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';
import { createAgent, providerStrategy, toolStrategy } from 'langchain';
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
  weatherIn,
} from '../support/tools.ts';

// LangChain and LangGraph, on both of OpenAI's APIs.

const tools = TOOLS.map(({ name, answer }) => tool(answer, { name, description, schema: City }));

for (const useResponsesApi of [false, true]) {
  const chat = ({ model, baseURL, apiKey, fetch }: Setup) =>
    new ChatOpenAI({
      model,
      apiKey,
      maxRetries: 0,
      useResponsesApi,
      // The router stores nothing, so the whole conversation goes with each request.
      ...(useResponsesApi && { zdrEnabled: true }),
      configuration: { baseURL, fetch },
    });

  describe(useResponsesApi ? '@langchain/openai, responses' : '@langchain/openai, chat', () => {
    onEveryHost('a whole answer', async (setup) => {
      const { text, usage_metadata: usage } = await chat(setup).invoke('What is a data class?');
      assert.match(text, /data class/);
      assert.ok((usage?.input_tokens ?? 0) > 0 && (usage?.output_tokens ?? 0) > 0);
    });

    onEveryHost('a streamed answer', async (setup) => {
      const chunks = await Array.fromAsync(await chat(setup).stream('What is a data class?'));
      assert.match(chunks.map(({ text }) => text).join(''), /data class/);
      assert.ok(chunks.length > 3);
      const whole = chunks.reduce((sum, chunk) => sum.concat(chunk));
      assert.ok((whole.usage_metadata?.output_tokens ?? 0) > 0);
    });

    onEveryHost('calls of two tools at once', async (setup) => {
      const { tool_calls: calls } = await chat(setup).bindTools(tools).invoke(ASKS_BOTH);
      assert.deepEqual(
        calls?.map(({ name, args }) => [name, args]),
        [
          [WEATHER, { city: 'Berlin' }],
          [TIME, { city: 'Berlin' }],
        ],
      );
    });

    onEveryHost('streamed calls of two tools', async (setup) => {
      const chunks: AIMessageChunk[] = await Array.fromAsync(
        await chat(setup).bindTools(tools).stream(ASKS_BOTH),
      );
      const whole = chunks.reduce((sum, chunk) => sum.concat(chunk));
      assert.deepEqual(
        whole.tool_calls?.map(({ name, args }) => [name, args]),
        [
          [WEATHER, { city: 'Berlin' }],
          [TIME, { city: 'Berlin' }],
        ],
      );
    });

    onEveryHost('a tool that the request names', async (setup) => {
      const { tool_calls: calls } = await chat(setup).bindTools(tools, { tool_choice: TIME }).invoke('Hello');
      assert.deepEqual(
        calls?.map(({ name }) => name),
        [TIME],
      );
    });

    onEveryHost('the result of a tool goes back', async (setup) => {
      const bound = chat(setup).bindTools(tools);
      const question = new HumanMessage(ASKS_WEATHER);
      const asked = await bound.invoke([question]);
      const results = (asked.tool_calls ?? []).map(
        ({ id = '' }) => new ToolMessage({ tool_call_id: id, content: weatherIn({ city: 'Berlin' }) }),
      );
      const { text } = await bound.invoke([question, asked, ...results]);
      assert.match(text, /18 degrees/);
    });

    for (const method of ['jsonSchema', 'functionCalling'] as const) {
      onEveryHost(`structured output by ${method}`, async (setup) => {
        const structured = chat(setup).withStructuredOutput(Invoice, { method, strict: true });
        const { currency } = await structured.invoke('Extract the invoice.');
        assert.equal(currency, 'EUR');
      });
    }

    onEveryHost('an agent', async (setup) => {
      const agent = createAgent({ model: chat(setup), tools, systemPrompt: 'Use the tools.' });
      const { messages } = await agent.invoke({ messages: [new HumanMessage(ASKS_BOTH)] });
      assert.match(messages.at(-1)?.text ?? '', /Berlin/);
      assert.equal(messages.filter((message) => message.type === 'tool').length, 2);
    });

    // On the Responses API, LangChain leaves out the choice `any`, with which it forces the tool of the object.
    for (const strategy of useResponsesApi ? [providerStrategy] : [providerStrategy, toolStrategy]) {
      onEveryHost(`an agent that answers with an object: ${strategy.name}`, async (setup) => {
        const agent = createAgent({ model: chat(setup), tools, responseFormat: strategy(Invoice) as never });
        const { structuredResponse } = await agent.invoke({ messages: [new HumanMessage(ASKS_WEATHER)] });
        assert.equal(Invoice.parse(structuredResponse).currency, 'EUR');
      });
    }

    onEveryHost('a graph of LangGraph, streamed', async (setup) => {
      const model = chat(setup).bindTools(tools);
      const graph = new StateGraph(MessagesAnnotation)
        .addNode('model', async ({ messages }) => ({ messages: [await model.invoke(messages)] }))
        .addNode('tools', new ToolNode(tools))
        .addEdge(START, 'model')
        .addConditionalEdges('model', toolsCondition)
        .addEdge('tools', 'model')
        .compile();
      const stream = await graph.stream(
        { messages: [new HumanMessage(ASKS_WEATHER)] },
        { streamMode: 'messages' },
      );
      const texts: string[] = [];
      for await (const [message] of stream) if (message.type === 'ai') texts.push(message.text);
      assert.match(texts.join(''), /18 degrees/);
    });

    onEveryHost('an agent of three turns calls parallel tools in streams', async (setup) => {
      const agent = createAgent({ model: chat(setup), tools });
      let messages: BaseMessage[] = [];
      for (const turn of [1, 2, 3]) {
        messages.push(new HumanMessage(`Turn ${turn}. ${ASKS_BOTH}`));
        const states = await Array.fromAsync(await agent.stream({ messages }, { streamMode: 'values' }));
        messages = [...(states.at(-1)?.messages ?? [])];
        assert.match(messages.at(-1)?.text ?? '', /Berlin/);
      }
      assert.equal(messages.filter(({ type }) => type === 'tool').length, 6);
    });

    onEveryHost('a refusal is an error with status and code', async (setup) => {
      await assert.rejects(
        chat({ ...setup, model: 'gpt-none' }).invoke('Hello'),
        (error) =>
          error instanceof Error && 'status' in error && error.status === 404 && /^404 /.test(error.message),
      );
    });

    onEveryHost('a call that the application aborts ends with an abort', async (setup) => {
      const controller = new AbortController();
      const answer = chat(setup).invoke('What is a data class?', { signal: controller.signal });
      controller.abort();
      await assert.rejects(answer, /abort/i);
    });

    onEveryHost(
      'an image as data',
      async (setup) => {
        const { text } = await chat(setup).invoke([
          new HumanMessage({
            content: [
              { type: 'text', text: 'What is in the picture?' },
              { type: 'image_url', image_url: { url: `data:image/png;base64,${PNG}` } },
            ],
          }),
        ]);
        assert.match(text, /picture/);
      },
      'images',
    );
  });
}

onEveryEmbedder('OpenAIEmbeddings embeds queries and documents', async (setup) => {
  const { model, baseURL, apiKey, fetch } = setup;
  const embeddings = new OpenAIEmbeddings({
    model,
    apiKey,
    maxRetries: 0,
    configuration: { baseURL, fetch },
  });
  const query = await embeddings.embedQuery('Rain');
  const documents = await embeddings.embedDocuments(['Sun', 'Rain']);
  assert.equal(documents.length, 2);
  assert.deepEqual(documents[1], query);
});
