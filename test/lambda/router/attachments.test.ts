import { testRouter } from './support/call-router';
import { fakeHosts } from './support/fake-hosts';
import { dataUrl, docx, png, zip } from './support/files';
import { routerConfig } from './support/router-config';

const file = (filename: string, bytes: Buffer) => ({
  type: 'file',
  file: { filename, file_data: bytes.toString('base64') },
});
const PDF = file('scan.pdf', Buffer.from('%PDF-1.7'));
const IMAGE = { type: 'image_url', image_url: { url: dataUrl('image/png', png()) } };

async function ask(
  content: readonly object[],
  changes: Parameters<typeof routerConfig>[0] = {},
  more: object = {},
) {
  const fake = fakeHosts();
  const answer = await testRouter(routerConfig(changes), { hosts: fake.hosts }).ask({
    body: { model: 'auto', messages: [{ role: 'user', content }], ...more },
  });
  return { ...answer, calls: fake.calls };
}

test('I2: a document that cannot be read counts as restricted, and the open lane refuses it', async () => {
  const { json, calls } = await ask([PDF]);
  expect(json().error).toMatchObject({
    code: 'use_sealed_lane',
    message: expect.stringContaining('unread-document'),
  });
  expect(calls).toEqual([]);
});

test('a deployment may give such documents another class, which decides where they may go', async () => {
  const confidential = await ask([PDF], { unreadAttachments: 'confidential' });
  expect(confidential.status).toBe(200);
  expect(confidential.decision).toMatchObject({
    dataClass: { detected: 'confidential', effective: 'confidential' },
    findings: [{ type: 'unread-document', count: 1 }],
  });
});

test('I2: a document that can be read counts as what it says', async () => {
  expect((await ask([file('a.docx', docx('Hello'))])).status).toBe(200);
  expect((await ask([file('a.docx', docx('4111 1111 1111 1111'))])).json().error).toMatchObject({
    code: 'use_sealed_lane',
    message: expect.stringContaining('payment-card'),
  });
});

test.each([
  ['UTF-16', Buffer.from('4111 1111 1111 1111', 'utf16le')],
  ['a PDF', Buffer.from('%PDF-1.7 (4111 1111) Tj')],
  ['a PNG', png()],
])('I2: a text document that is %s reaches no model, in the Responses API too', async (_what, bytes) => {
  const fake = fakeHosts();
  const answer = await testRouter(routerConfig(), { hosts: fake.hosts }).ask({
    path: '/v1/responses',
    body: {
      model: 'auto',
      input: [{ role: 'user', content: [{ type: 'input_file', file_data: dataUrl('text/plain', bytes) }] }],
    },
  });
  expect([answer.json().error.param, fake.calls]).toEqual(['input[0].content[0].file_data', []]);
});

test('I2: a Word document in UTF-16 counts as restricted, and the open lane refuses it', async () => {
  const bytes = zip({ 'word/document.xml': Buffer.from('<a>4111 1111 1111 1111</a>', 'utf16le') });
  const { json, calls } = await ask([file('a.docx', bytes)]);
  expect(json().error.code).toBe('use_sealed_lane');
  expect(calls).toEqual([]);
});

test('an image counts as the class that the deployment names', async () => {
  expect((await ask([IMAGE], { images: 'internal' })).decision).toMatchObject({
    dataClass: { effective: 'internal' },
    findings: [{ type: 'unread-image', count: 1 }],
  });
});

test('I7: neither a record nor an error holds the data or the name of an attachment', async () => {
  const { decision, outcome, text } = await ask([file('CANARY.pdf', Buffer.from('%PDF-CANARY'))]);
  const written = JSON.stringify([decision, outcome, text]);
  expect(written).not.toContain('CANARY');
  expect(written).not.toContain(Buffer.from('%PDF-CANARY').toString('base64'));
});

test('what was left out of a request is named in a header', async () => {
  const { headers } = await ask([{ type: 'text', text: 'Hi', id: 'p1' }], {}, { store: true });
  expect(headers['x-dropped']).toBe('messages[].content[].id, store');
});
