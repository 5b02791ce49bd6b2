import assert from 'node:assert/strict';
import { describe } from 'node:test';
import {
  Agent,
  type AgentInputItem,
  MaxTurnsExceededError,
  OpenAIProvider,
  Runner,
  tool,
} from '@openai/agents';
import OpenAI from 'openai';
import { onEveryHost, type Setup } from '../support/every-host.ts';
import { openAiOf } from '../support/openai-client.ts';
import { PNG } from '../support/png.ts';
import { ASKS_BOTH, ASKS_WEATHER, City, description, Invoice, TOOLS } from '../support/tools.ts';

// The OpenAI Agents SDK, on both of OpenAI's APIs.

const tools = TOOLS.map(({ name, answer }) => tool({ name, description, parameters: City, execute: answer }));

for (const useResponses of [true, false]) {
  const runnerOf = (setup: Setup) =>
    new Runner({
      modelProvider: new OpenAIProvider({ openAIClient: openAiOf(setup), useResponses }),
      // Traces are sent to OpenAI.
      tracingDisabled: true,
    });
  const agentOf = ({ model }: Setup) =>
    new Agent({ name: 'assistant', instructions: 'Use the tools.', model, tools });

  describe(useResponses ? '@openai/agents, responses' : '@openai/agents, chat', () => {
    onEveryHost('an agent calls two tools at once', async (setup) => {
      const { finalOutput, newItems } = await runnerOf(setup).run(agentOf(setup), ASKS_BOTH);
      assert.match(String(finalOutput), /Berlin/);
      assert.equal(newItems.filter(({ type }) => type === 'tool_call_output_item').length, 2);
    });

    onEveryHost('an agent of three turns is streamed', async (setup) => {
      let history: AgentInputItem[] = [];
      for (const turn of [1, 2, 3]) {
        const question: AgentInputItem = { role: 'user', content: `Turn ${turn}. ${ASKS_WEATHER}` };
        const result = await runnerOf(setup).run(agentOf(setup), [...history, question], { stream: true });
        const pieces = await Array.fromAsync(result.toTextStream());
        await result.completed;
        assert.ok(pieces.length > 3);
        assert.match(String(result.finalOutput), /18 degrees/);
        history = result.history;
      }
    });

    onEveryHost('an agent hands over to another', async (setup) => {
      const expert = new Agent({
        name: 'expert',
        handoffDescription: 'Knows data classes.',
        model: setup.model,
      });
      const first = new Agent({ name: 'first', model: setup.model, handoffs: [expert] });
      const { finalOutput, lastAgent } = await runnerOf(setup).run(first, 'Use transfer_to_expert.');
      assert.equal(lastAgent?.name, 'expert');
      assert.notEqual(finalOutput, '');
    });

    onEveryHost('an agent answers with an object that follows a schema', async (setup) => {
      const agent = new Agent({ name: 'assistant', model: setup.model, outputType: Invoice });
      const { finalOutput } = await runnerOf(setup).run(agent, 'Extract the invoice.');
      assert.equal(finalOutput?.currency, 'EUR');
    });

    onEveryHost(
      'an image as data',
      async (setup) => {
        const agent = new Agent({ name: 'assistant', model: setup.model });
        const { finalOutput } = await runnerOf(setup).run(agent, [
          {
            role: 'user',
            content: [
              { type: 'input_text', text: 'What is in the picture?' },
              { type: 'input_image', image: `data:image/png;base64,${PNG}` },
            ],
          },
        ]);
        assert.match(String(finalOutput), /picture/);
      },
      'images',
    );

    onEveryHost('an agent that needs more turns than it may have ends with its own error', async (setup) => {
      await assert.rejects(
        runnerOf(setup).run(agentOf(setup), ASKS_BOTH, { maxTurns: 1 }),
        MaxTurnsExceededError,
      );
    });

    onEveryHost('a refusal is the error of its status', async (setup) => {
      await assert.rejects(
        runnerOf(setup).run(agentOf({ ...setup, model: 'gpt-none' }), 'Hello'),
        (error) => error instanceof OpenAI.NotFoundError && error.code === 'model_not_found',
      );
    });
  });
}
