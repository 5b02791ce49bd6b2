import { tool } from '@langchain/core/tools';
import { ChatOpenAI } from '@langchain/openai';
import { createAgent } from 'langchain';
import { z } from 'zod';

const agent = createAgent({
  model: new ChatOpenAI({
    model: 'auto',
    apiKey: process.env.LLM_API_KEY,
    configuration: { baseURL: process.env.LLM_BASE_URL },
  }),
  tools: [
    tool(({ city }: { city: string }) => `Rain in ${city}`, {
      name: 'get_weather',
      description: 'The weather in a city',
      schema: z.object({ city: z.string() }),
    }),
  ],
});

const { messages } = await agent.invoke({
  messages: [{ role: 'user', content: 'Use get_weather for Berlin.' }],
});
console.log(messages.at(-1)?.text);
