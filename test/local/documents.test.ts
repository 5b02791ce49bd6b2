import { encryption, pdf } from '../lambda/router/support/pdf';
import { startAskAndDecide } from './fixtures/ask-and-decide';

// A caller of eu-central-1 whose requests are internal at least asks a model of Amazon Bedrock about a PDF.

let served: Awaited<ReturnType<typeof startAskAndDecide>>;
beforeAll(async () => {
  served = await startAskAndDecide();
}, 60_000);
afterAll(() => served?.close());

function asked(document: Buffer) {
  const file_data = `data:application/pdf;base64,${document.toString('base64')}`;
  return served.ask([
    { type: 'text', text: 'Summarise this.' },
    { type: 'file', file: { filename: 'report.pdf', file_data } },
  ]);
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
