import OpenAI from 'openai';
import type { DecisionRecord } from '../../lambda/router/records/decision-record';
import { fixtureFile } from '../fixture-deployments';
import { encryption, pdf } from '../lambda/router/support/pdf';
import { type Sandbox, startSandbox } from './fixtures/sandbox';

// A caller of eu-central-1 whose requests are internal at least asks a model of Amazon Bedrock about a PDF.

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

async function asked(document: Buffer) {
  const bearer = served.run.bearers?.bearers.find(({ caller }) => caller === 'intranet-assistant');
  const client = new OpenAI({ baseURL: `${served.run.url}/v1`, apiKey: bearer?.value ?? '', maxRetries: 0 });
  const file_data = `data:application/pdf;base64,${document.toString('base64')}`;
  const content = [
    { type: 'text' as const, text: 'Summarise this.' },
    { type: 'file' as const, file: { filename: 'report.pdf', file_data } },
  ];
  const { response, error } = await client.chat.completions
    .create({ model: 'claude-haiku', messages: [{ role: 'user', content }] })
    .withResponse()
    .then(({ response }) => ({ response, error: undefined }))
    .catch((error: InstanceType<typeof OpenAI.APIError>) => ({ response: error, error }));
  const id = response.headers?.get('x-decision-id');
  const decision = decisions.find(({ decisionId }) => decisionId === id);
  return { status: response.status, model: response.headers?.get('x-model'), decision, error };
}

test('a PDF without a sensitive value is answered by the model asked for', async () => {
  const { status, model, decision } = await asked(pdf([['What is a data class?'], ['A class of data.']]));
  expect([status, model]).toEqual([200, 'claude-haiku']);
  expect(decision).toMatchObject({
    dataClass: { floor: 'internal', detected: null, effective: 'internal' },
    documents: { read: 1, unread: 0 },
  });
});

test('I2: a PDF with a card number counts as restricted, and does not reach the model asked for', async () => {
  const { model, decision } = await asked(pdf([['Pay with 4111 1111', '1111 1111 today']]));
  expect(model).not.toBe('claude-haiku');
  expect(decision).toMatchObject({
    dataClass: { detected: 'restricted', effective: 'restricted' },
    findings: [{ type: 'payment-card', count: 1 }],
  });
});

test('I2: a PDF with a person’s name does not reach the model asked for', async () => {
  const { model, decision } = await asked(pdf([['The letter that Alice wrote.']]));
  expect(model).not.toBe('claude-haiku');
  expect(decision).toMatchObject({ findings: [{ type: 'comprehend/name', count: 1 }] });
});

test('I12: an encrypted PDF is refused, with the field that holds it', async () => {
  const { status, error } = await asked(pdf([['Hi']], { trailer: encryption('secret') }));
  expect([status, error?.code, error?.param]).toEqual([
    400,
    'invalid_value',
    'messages[0].content[1].file.file_data',
  ]);
});
