import OpenAI from 'openai';

const client = new OpenAI({ baseURL: process.env.LLM_BASE_URL, apiKey: process.env.LLM_API_KEY });

async function main() {
  const stream = await client.chat.completions.create(
    {
      model: 'auto',
      messages: [{ role: 'user', content: 'What is a data class?' }],
      stream: true,
    },
    { headers: { 'x-data-class': 'internal' } },
  );
  for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? '');
}

void main();
