import { testRouter } from './support/call-router';
import { fakeHosts } from './support/fake-hosts';
import { dataUrl, docx, png, zip } from './support/files';
import { encryption, lines, pdf } from './support/pdf';
import { routerConfig } from './support/router-config';

// The bundle and the thread take long on a machine with other work, and the reader has 60 seconds.
jest.setTimeout(90_000);

const file = (filename: string, bytes: Buffer) => ({
  type: 'file',
  file: { filename, file_data: bytes.toString('base64') },
});
/** A page that is a drawing. */
const SCAN = pdf([{ content: '0 0 m 30 40 l 60 0 l S' }]);
const PDF = file('scan.pdf', SCAN);
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
    findings: [
      { type: 'unread-document', count: 1 },
      { type: 'unread-image', count: 1 },
    ],
    documents: { read: 0, unread: 1 },
  });
});

const CARD = '4111 1111 1111 1111';

test('I2: a PDF that can be read counts as what it says', async () => {
  const answer = await ask([file('a.pdf', pdf([['Hello']]))]);
  expect([answer.status, answer.decision]).toMatchObject([
    200,
    { dataClass: { detected: null, effective: 'public' }, findings: [], documents: { read: 1, unread: 0 } },
  ]);
  expect((await ask([file('a.pdf', pdf([[CARD]]))])).json().error).toMatchObject({
    code: 'use_sealed_lane',
    message: expect.stringContaining('payment-card'),
  });
});

test.each([
  ['a card in two lines', [['Pay with 4111 1111', '1111 1111 today']], 'payment-card'],
  ['a card in two lines without words', [['4111 1111', '1111 1111']], 'payment-card'],
  ['a card with a hyphen where its line ends', [['4111-1111-', '1111-1111']], 'payment-card'],
  ['a card on two pages', [['Pay with 4111 1111'], ['1111 1111 today']], 'payment-card'],
  ['an account in two lines', [['To DE89 3704 0044', '0532 0130 00 at once']], 'iban'],
] as const)('I2: %s of a PDF is found', async (_what, pages, type) => {
  const { decision } = await ask([file('a.pdf', pdf(pages))]);
  expect(decision?.findings?.find((found) => found.type === type)).toEqual({ type, count: 1 });
});

test('numbers below each other in a table are no card', async () => {
  const { decision } = await ask([file('a.pdf', pdf([['4111', '1111', '1111', '1111']]))]);
  expect(decision?.findings).toEqual([]);
});

test('a PDF with a picture counts as the class of images at least', async () => {
  const drawn = pdf([
    { content: `${lines('This page has enough letters to be a page of text.')} 0 0 m 30 40 l S` },
  ]);
  const { decision } = await ask([file('a.pdf', drawn)], { images: 'internal' });
  expect(decision).toMatchObject({
    dataClass: { effective: 'internal' },
    findings: [{ type: 'unread-image', count: 1 }],
    documents: { read: 1, unread: 0 },
  });
});

test('the model gets the PDF itself', async () => {
  const bytes = pdf([['Hello']]);
  const { calls } = await ask([file('a.pdf', bytes)]);
  expect(JSON.stringify(calls)).toContain(bytes.toString('base64'));
});

test('a PDF whose text is about /Encrypt is not encrypted', async () => {
  const content = lines('The trailer of an encrypted file has the key /Encrypt.');
  const bytes = pdf([{ content, filter: '' }]);
  expect(bytes.includes('/Encrypt')).toBe(true);
  const { status, decision } = await ask([file('a.pdf', bytes)]);
  expect([status, decision?.documents]).toEqual([200, { read: 1, unread: 0 }]);
});

const ENCRYPTED = pdf([[CARD]], { trailer: encryption('secret').replace('/Encrypt', '/#45ncrypt') });
const TRUNCATED = pdf([[CARD]]).subarray(0, 20);

test.each([
  [
    '/v1/chat/completions',
    (bytes: Buffer) => ({
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }, file('a.pdf', bytes)] }],
    }),
    'messages[0].content[1].file.file_data',
  ],
  [
    '/v1/responses',
    (bytes: Buffer) => ({
      input: [
        { role: 'user', content: [{ type: 'input_file', file_data: dataUrl('application/pdf', bytes) }] },
      ],
    }),
    'input[0].content[0].file_data',
  ],
  [
    '/v1/messages',
    (bytes: Buffer) => ({
      max_tokens: 9,
      messages: [
        {
          role: 'user',
          content: [
            {
              type: 'document',
              source: { type: 'base64', media_type: 'application/pdf', data: bytes.toString('base64') },
            },
          ],
        },
      ],
    }),
    'messages[0].content[0].source.data',
  ],
] as const)(
  'I12: %s refuses a PDF that no model may get, and says which field holds it',
  async (path, bodyOf, param) => {
    for (const [bytes, words] of [
      [ENCRYPTED, 'is encrypted, so no model can read it: send it without its password'],
      [TRUNCATED, 'is damaged: it cannot be read as pdf; save it again, and send the whole file'],
    ] as const) {
      const fake = fakeHosts();
      const { status, text, decision } = await testRouter(routerConfig(), { hosts: fake.hosts }).ask({
        path,
        body: { model: 'auto', ...bodyOf(bytes) },
      });
      expect([status, fake.calls, decision?.refusal]).toEqual([400, [], 'invalid_value']);
      expect(text).toContain(`${param}: ${words}`);
    }
  },
);

test('I12: every document that no model may get is named in one error', async () => {
  const { json } = await ask([
    file('a.pdf', ENCRYPTED),
    file('b.pdf', pdf([['Hi']])),
    file('c.pdf', TRUNCATED),
  ]);
  expect(json().error.message).toMatch(/content\[0\].*is encrypted.*content\[2\].*is damaged/);
});

test('a request without a PDF does not use the reader of PDFs', async () => {
  const readPdfs = jest.fn(async () => []);
  const ports = { hosts: fakeHosts().hosts, readPdfs };
  const content = [
    { type: 'text', text: 'Hi' },
    IMAGE,
    file('a.docx', docx('Hello')),
    file('a.txt', Buffer.from('Hi')),
  ];
  const { status } = await testRouter(routerConfig(), ports).ask({
    body: { model: 'auto', messages: [{ role: 'user', content }] },
  });
  expect(status).toBe(200);
  expect(readPdfs).not.toHaveBeenCalled();
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
  const { decision, outcome, text } = await ask([
    file('CANARY.pdf', pdf([['CANARY']], { trailer: '/Info << /Title (CANARY) >>' })),
  ]);
  const written = JSON.stringify([decision, outcome, text]);
  expect(written).not.toContain('CANARY');
  expect(written).not.toContain(Buffer.from('%PDF-1.7').toString('base64').slice(0, 10));
});

test('what was left out of a request is named in a header', async () => {
  const { headers } = await ask([{ type: 'text', text: 'Hi', id: 'p1' }], {}, { store: true });
  expect(headers['x-dropped']).toBe('messages[].content[].id, store');
});
