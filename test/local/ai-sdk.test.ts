import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, streamText } from 'ai';
import { fixtureFile } from '../fixture-deployments';
import { type Sandbox, startSandbox } from './fixtures/sandbox';

// The Vercel AI SDK as it comes, against a lane that takes bearer credentials: a second client that is not OpenAI's.

let served: Sandbox;
beforeAll(async () => {
  served = await startSandbox({ deployment: fixtureFile('eu-central-1') });
}, 60_000);
afterAll(() => served?.close());

function model(name = 'auto', headers: Record<string, string> = { 'x-data-class': 'internal' }) {
  const bearer = served.run.bearers?.bearers.find(({ caller }) => caller === 'claims');
  const provider = createOpenAICompatible({
    name: 'llm',
    baseURL: `${served.run.url}/v1`,
    apiKey: bearer?.value,
    headers,
  });
  return provider(name);
}
const prompt = 'What is a data class?';

test('the AI SDK gets a whole answer', async () => {
  const { text, finishReason } = await generateText({ model: model(), prompt });
  expect([text, finishReason]).toEqual([expect.stringContaining('simulated'), 'stop']);
});

test('the AI SDK gets a streamed answer', async () => {
  const pieces: string[] = [];
  for await (const piece of streamText({ model: model(), prompt }).textStream) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.join('')).toContain('simulated');
});

test('I12: the AI SDK is told what to change when it is refused', async () => {
  const refused = generateText({ model: model('claude-haiku'), prompt, maxRetries: 0 });
  await expect(refused).rejects.toMatchObject({
    statusCode: 403,
    message: expect.stringContaining('GET /v1/models'),
  });
});
