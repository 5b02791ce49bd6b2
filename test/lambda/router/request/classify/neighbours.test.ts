import type { ChatMessage } from '../../../../../lambda/router/contract/chat';
import { readChat } from '../../../../../lambda/router/request/chat/read-chat';
import { search } from '../../../../../lambda/router/request/classify/detected';
import { readDocuments } from '../../../../../lambda/router/request/documents/read-documents';
import { readMessagesRequest } from '../../../../../lambda/router/request/messages/read-messages-request';
import { readResponses } from '../../../../../lambda/router/request/responses/read-responses';
import { DEFAULT_ENTITY_CLASSES } from '../../../../../policy/entity';
import { readPdfs } from '../../support/document-reader';
import { dataUrl, docx, png, xlsx } from '../../support/files';

const CLASSES = {
  entityClasses: DEFAULT_ENTITY_CLASSES,
  unreadAttachments: 'public',
  images: 'public',
} as const;

const DIALECTS = {
  chat: readChat,
  responses: readResponses,
  messages: (body: object) => readMessagesRequest({ max_tokens: 9, ...body }, {}),
} as const;

/** What the detector finds in a request, as its dialect reads it. */
async function found(dialect: keyof typeof DIALECTS, fields: object): Promise<object> {
  const body = { model: 'auto', ...fields };
  const { request, documents = [] } = DIALECTS[dialect](body);
  const messages: readonly ChatMessage[] = request.messages;
  const read = await readDocuments(documents, readPdfs);
  return Object.fromEntries(search(body, messages, CLASSES, read).detected.findings ?? []);
}

const [one, two] = ['4111 1111', '1111 1111'];
const [iban, ofBank] = ['DE89 3704 0044', '0532 0130 00'];
const user = (...content: object[]) => ({ role: 'user', content });
const text = (words: string) => ({ type: 'text', text: words });
const input = (words: string) => ({ type: 'input_text', text: words });
const TXT = 'text/plain';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const file = (bytes: Buffer | string, type = TXT) => ({
  type: 'file',
  file: { file_data: dataUrl(type, Buffer.from(bytes as Buffer)) },
});
const inputFile = (words: string) => ({ type: 'input_file', file_data: dataUrl(TXT, Buffer.from(words)) });
const source = (words: string) => ({
  type: 'document',
  source: { type: 'text', media_type: TXT, data: words },
});
const blocks = (...content: object[]) => ({ type: 'document', source: { type: 'content', content } });
const call = (json: string) => ({ id: 'c', type: 'function', function: { name: 'pay', arguments: json } });
const summary = (words: string) => ({ type: 'summary_text', text: words });

const chat = (...parts: object[]) => ({ messages: [user(...parts)] });
const CARD = { 'payment-card': 1 };

test.each([
  ['a text file and a text', 'chat', chat(file(one), text(two)), CARD],
  ['a text and a text file', 'chat', chat(text(one), file(two)), CARD],
  ['two text files', 'chat', chat(file(one), file(two)), CARD],
  ['two text files that end with a line break', 'chat', chat(file(`${one}\n`), file(`${two}\n`)), CARD],
  ['a web page and a text', 'chat', chat(file(`<p>${one}</p>`, 'text/html'), text(two)), CARD],
  ['a Word document and a text', 'chat', chat(file(docx('Hi', one), WORD), text(two)), CARD],
  ['a workbook and a text', 'chat', chat(file(xlsx('Hi', one), WORKBOOK), text(two)), CARD],
  [
    'a text file in one turn and the next turn',
    'chat',
    { messages: [user(file(one)), user(text(two))] },
    CARD,
  ],
  [
    'a text file that a tool returned and a text',
    'chat',
    {
      messages: [
        user(text('Hi')),
        { role: 'assistant', tool_calls: [call('{}')] },
        { role: 'tool', tool_call_id: 'c', content: [file(one)] },
        user(text(two)),
      ],
    },
    CARD,
  ],
  [
    'two arguments of a call',
    'chat',
    {
      messages: [
        user(text('Hi')),
        { role: 'assistant', tool_calls: [call(JSON.stringify({ first: one, rest: { second: [two] } }))] },
        { role: 'tool', tool_call_id: 'c', content: 'Done' },
      ],
    },
    CARD,
  ],
  [
    'two blocks of thinking',
    'chat',
    {
      messages: [
        {
          role: 'assistant',
          content: 'Hi',
          thinking_blocks: [
            { type: 'thinking', thinking: one, signature: 'c2ln' },
            { type: 'thinking', thinking: two, signature: 'c2ln' },
          ],
        },
        user(text('Go on')),
      ],
    },
    CARD,
  ],
  ['two text files', 'responses', { input: [user(inputFile(one), inputFile(two))] }, CARD],
  ['a text file and a text', 'responses', { input: [user(inputFile(one), input(two))] }, CARD],
  [
    'two summaries of reasoning',
    'responses',
    { input: [{ type: 'reasoning', summary: [summary(one), summary(two)] }, user(input('Hi'))] },
    CARD,
  ],
  [
    'two items of reasoning',
    'responses',
    {
      input: [
        { type: 'reasoning', summary: [summary(one)] },
        { type: 'reasoning', summary: [summary(two)] },
        user(input('Hi')),
      ],
    },
    CARD,
  ],
  ['a document of text and a text', 'messages', chat(source(one), text(two)), CARD],
  ['a text and a document of text', 'messages', chat(text(one), source(two)), CARD],
  ['two documents of text', 'messages', chat(source(`${one}\n`), source(two)), CARD],
  ['a title and its document', 'messages', chat({ ...source(two), title: one }), CARD],
  ['a context and its document', 'messages', chat({ ...source(two), context: one }), CARD],
  ['two blocks of a document', 'messages', chat(blocks(text(iban), text(ofBank))), { iban: 1 }],
  [
    'two texts in the input of a call',
    'messages',
    {
      messages: [
        user(text('Hi')),
        {
          role: 'assistant',
          content: [{ type: 'tool_use', id: 'c', name: 'pay', input: { first: one, second: two } }],
        },
        user({ type: 'tool_result', tool_use_id: 'c', content: 'Done' }),
      ],
    },
    CARD,
  ],
] as const)(
  'a value split between %s is found in a request of %s',
  async (_where, dialect, fields, expected) => {
    expect(await found(dialect, fields)).toMatchObject(expected);
  },
);

test.each([
  ['a document', chat(file(`${one} ${two}`), text('Hi'))],
  ['a text beside a document', chat(file('Hi'), text(`${one} ${two}`))],
])('a value in %s is counted once', async (_where, fields) => {
  expect(await found('chat', fields)).toEqual(CARD);
});

const WEB_PAGE = '<p>4111 <b>1111</b> 1111 1111</p>';
const asPage = file(WEB_PAGE, 'text/html');
const asText = file(WEB_PAGE);
test.each([
  ['as a web page alone', [asPage]],
  ['as a web page, then as text', [asPage, asText]],
  ['as text, then as a web page', [asText, asPage]],
])('the number in a file sent %s is found', async (_how, parts) => {
  expect(await found('chat', chat(...parts))).toMatchObject(CARD);
});

const PNG = png().toString('base64');
const hidden = `data:4111 1111 1111 1111 is my card,${PNG}`;
const pngUrl = dataUrl('image/png', png());
test.each([
  ['chat', chat(text(hidden), { type: 'image_url', image_url: { url: pngUrl } })],
  ['responses', { input: [user(input(hidden), { type: 'input_image', image_url: pngUrl })] }],
  [
    'messages',
    {
      system: hidden,
      ...chat({ type: 'image', source: { type: 'base64', media_type: 'image/png', data: PNG } }),
    },
  ],
] as const)(
  'a text in a request of %s that ends with the base64 of an image is searched',
  async (dialect, fields) => {
    expect(await found(dialect, fields)).toMatchObject(CARD);
  },
);
