import OpenAI from 'openai';
import type { DecisionRecord } from '../../lambda/router/records/decision-record';
import { fixtureFile } from '../fixture-deployments';
import { type Sandbox, startSandbox } from './fixtures/sandbox';

// eu-central-1 calls Amazon Comprehend, here simulated, to find names and addresses in internal requests.

let served: Sandbox;
const decisions: DecisionRecord[] = [];
beforeAll(async () => {
  served = await startSandbox({
    deployment: fixtureFile('eu-central-1'),
    onRecord: (record) => {
      if (record.schema === 'hybrid-llm/decision/1') decisions.push(record);
    },
  });
}, 60_000);
afterAll(() => served?.close());

async function asked(content: string) {
  const bearer = served.run.bearers?.bearers.find(({ caller }) => caller === 'intranet-assistant');
  const client = new OpenAI({ baseURL: `${served.run.url}/v1`, apiKey: bearer?.value ?? '', maxRetries: 0 });
  const messages = [{ role: 'user' as const, content }];
  const { response } = await client.chat.completions
    .create({ model: 'claude-haiku', messages })
    .withResponse()
    .catch((error: { status: number; headers: Headers }) => ({ response: error }));
  const id = response.headers.get('x-decision-id');
  return { status: response.status, decision: decisions.find(({ decisionId }) => decisionId === id) };
}

test('a prompt without a person’s name is answered by the European profile', async () => {
  const { status, decision } = await asked('What is a data class?');
  expect(status).toBe(200);
  expect(decision).toMatchObject({ dataClass: { effective: 'internal' }, findings: [] });
});

test('I2: a prompt with a person’s name does not leave the region: the profile does not get it, its fallback does', async () => {
  const { status, decision } = await asked('Summarise the letter Alice wrote.');
  expect(decision).toMatchObject({
    dataClass: { floor: 'internal', detected: 'confidential', effective: 'confidential' },
    findings: [{ type: 'comprehend/name', count: 1 }],
  });
  expect(decision?.order).toEqual(['gpt-oss-120b']);
  expect(status).toBe(200);
});
