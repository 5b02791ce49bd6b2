import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({
  baseURL: process.env.LLM_BASE_URL?.replace(/\/v1$/, ''),
  apiKey: process.env.LLM_API_KEY,
});

const message = await client.messages.create(
  { model: 'auto', max_tokens: 1024, messages: [{ role: 'user', content: 'What is a data class?' }] },
  { headers: { 'x-data-class': 'internal' } },
);
for (const block of message.content) if (block.type === 'text') console.log(block.text);
