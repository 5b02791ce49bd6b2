import { OpenAI } from '@llamaindex/openai';

const llm = new OpenAI({
  model: 'auto',
  baseURL: process.env.LLM_BASE_URL,
  apiKey: process.env.LLM_API_KEY,
});

const { message } = await llm.chat({ messages: [{ role: 'user', content: 'What is a data class?' }] });
console.log(message.content);
