import { defaultProvider } from '@aws-sdk/credential-provider-node';
import OpenAI from 'openai';
import type { ResponseInput } from 'openai/resources/responses/responses';
import { sigv4Fetch } from './sigv4-fetch';

const client = new OpenAI({
  baseURL: process.env.LLM_BASE_URL,
  apiKey: 'not used: the signature says who is calling',
  fetch: sigv4Fetch(process.env.AWS_REGION ?? 'us-east-1', defaultProvider()),
});

async function main() {
  const input: ResponseInput = [];
  for (const question of ['What is a data class?', 'Which one is the highest?']) {
    input.push({ role: 'user', content: question });
    const response = await client.responses.create({ model: 'auto', input });
    console.log(response.output_text);
    input.push(...(response.output as ResponseInput));
  }
}

void main();
