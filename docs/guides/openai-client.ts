import { defaultProvider } from '@aws-sdk/credential-provider-node';
import OpenAI from 'openai';
import { sigv4Fetch } from './sigv4-fetch';

const client = new OpenAI({
  baseURL: process.env.LLM_BASE_URL,
  apiKey: 'not used: the signature says who is calling',
  fetch: sigv4Fetch(process.env.AWS_REGION ?? 'us-east-1', defaultProvider()),
});

async function main() {
  const stream = await client.chat.completions.create(
    {
      model: 'auto',
      messages: [{ role: 'user', content: 'What is a data class?' }],
      stream: true,
    },
    { headers: { 'x-data-class': 'internal' } },
  );
  for await (const chunk of stream) {
    process.stdout.write(chunk.choices[0]?.delta.content ?? '');
  }
}

void main();
