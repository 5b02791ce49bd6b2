import { createOpenAI } from '@ai-sdk/openai';
import { ToolLoopAgent, tool } from 'ai';
import { z } from 'zod';

const llm = createOpenAI({ baseURL: process.env.LLM_BASE_URL, apiKey: process.env.LLM_API_KEY });

const agent = new ToolLoopAgent({
  model: llm('auto'),
  tools: {
    get_weather: tool({
      description: 'The weather in a city',
      inputSchema: z.object({ city: z.string() }),
      execute: ({ city }) => `Rain in ${city}`,
    }),
  },
  providerOptions: { openai: { store: false } },
});

const { text } = await agent.generate({ prompt: 'Use get_weather for Berlin.' });
console.log(text);
