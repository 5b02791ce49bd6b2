import { ChatOpenAI } from '@langchain/openai';
import { fixtureFile } from '../fixture-deployments';
import { type Sandbox, startSandbox } from './fixtures/sandbox';

// LangChain.js as it comes, against a lane that takes bearer credentials.

let served: Sandbox;
beforeAll(async () => {
  served = await startSandbox({ deployment: fixtureFile('eu-central-1') });
}, 60_000);
afterAll(() => served?.close());

function chat(model = 'auto') {
  const bearer = served.run.bearers?.bearers.find(({ caller }) => caller === 'claims');
  return new ChatOpenAI({
    model,
    apiKey: bearer?.value,
    maxRetries: 0,
    configuration: { baseURL: `${served.run.url}/v1`, defaultHeaders: { 'x-data-class': 'internal' } },
  });
}
const prompt = 'What is a data class?';

test('LangChain gets a whole answer', async () => {
  const { text, usage_metadata: usage } = await chat().invoke(prompt);
  expect([text, usage?.input_tokens]).toEqual([expect.stringContaining('simulated'), 5]);
});

test('LangChain gets a streamed answer', async () => {
  const pieces: string[] = [];
  for await (const { text } of await chat().stream(prompt)) pieces.push(text);
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.join('')).toContain('simulated');
});

test('I12: LangChain is told what to change when it is refused', async () => {
  await expect(chat('claude-haiku').invoke(prompt)).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('GET /v1/models'),
  });
});
