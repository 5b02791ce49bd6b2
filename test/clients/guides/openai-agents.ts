import { Agent, OpenAIProvider, Runner, tool } from '@openai/agents';
import { z } from 'zod';

const runner = new Runner({
  modelProvider: new OpenAIProvider({
    baseURL: process.env.LLM_BASE_URL,
    apiKey: process.env.LLM_API_KEY,
  }),
  tracingDisabled: true,
});

const agent = new Agent({
  name: 'assistant',
  model: 'auto',
  tools: [
    tool({
      name: 'get_weather',
      description: 'The weather in a city',
      parameters: z.object({ city: z.string() }),
      execute: ({ city }) => `Rain in ${city}`,
    }),
  ],
});

const { finalOutput } = await runner.run(agent, 'Use get_weather for Berlin.');
console.log(finalOutput);
