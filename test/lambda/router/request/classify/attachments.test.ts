import type {
  ChatMessage,
  DocumentPart,
  ImagePart,
  UserPart,
} from '../../../../../lambda/router/contract/chat';
import { attachmentsIn } from '../../../../../lambda/router/request/classify/attachments';
import { search } from '../../../../../lambda/router/request/classify/detected';
import type { DocumentWords } from '../../../../../lambda/router/request/documents/document-text';
import {
  documentKey,
  type ReadDocuments,
} from '../../../../../lambda/router/request/documents/read-documents';
import type { DataClass } from '../../../../../policy/data-class';
import { DEFAULT_ENTITY_CLASSES } from '../../../../../policy/entity';
import { said } from '../../support/said';

const CARD = Buffer.from('4111 1111 1111 1111').toString('base64');
const image: ImagePart = { type: 'image', format: 'png', data: 'iVBORw0K' };
const pdf: DocumentPart = { type: 'document', format: 'pdf', data: 'JVBERi0x' };
const text: DocumentPart = { type: 'document', format: 'txt', data: CARD };
const user = (...parts: UserPart[]): ChatMessage => ({ role: 'user', parts });

const words = (texts: readonly string[], more: Partial<DocumentWords> = {}): DocumentWords => ({
  texts,
  readings: [],
  pictures: 0,
  unread: false,
  ...more,
});
const READ = new Map([[documentKey(text), words(['4111 1111 1111 1111'])]]);

function found(
  parts: UserPart[],
  unreadAttachments: DataClass = 'restricted',
  images: DataClass = 'internal',
  documents: ReadDocuments = READ,
) {
  const classes = { entityClasses: DEFAULT_ENTITY_CLASSES, unreadAttachments, images };
  const { detected } = search({}, [user(...parts)], classes, documents);
  return [detected.dataClass, Object.fromEntries(detected.findings ?? [])];
}

test('a conversation without attachments has none', () => {
  expect(attachmentsIn([said('user', 'Hi')])).toEqual({
    texts: [],
    words: new Map(),
    data: new Set(),
    readings: [],
    readDocuments: 0,
    unreadDocuments: 0,
    images: 0,
  });
});

test('attachments of messages and of results of tools count', () => {
  const result: UserPart = { type: 'tool-result', callId: 'a', content: [image, pdf, text] };
  expect(attachmentsIn([user(image, pdf), user(result)], READ)).toEqual({
    texts: ['4111 1111 1111 1111'],
    readings: [],
    readDocuments: 1,
    words: new Map([[text, '4111 1111 1111 1111']]),
    data: new Set([image.data, pdf.data, CARD]),
    unreadDocuments: 2,
    images: 2,
  });
});

test('what a document says is searched', () => {
  expect(found([text])).toEqual(['restricted', { 'payment-card': 1 }]);
});

test.each(['public', 'internal', 'confidential', 'restricted'] as const)(
  'a document that cannot be read counts as the class that the deployment names: %s',
  (dataClass) => {
    expect(found([pdf], dataClass)).toEqual([dataClass, { 'unread-document': 1 }]);
  },
);

test.each(['public', 'internal', 'confidential', 'restricted'] as const)(
  'an image counts as the class that the deployment names: %s',
  (dataClass) => {
    expect(found([image, image], 'public', dataClass)).toEqual([dataClass, { 'unread-image': 2 }]);
  },
);

test('a document that is read in part counts as unread, and its texts are searched all the same', () => {
  const documents = new Map([[documentKey(pdf), words(['4111 1111 1111 1111'], { unread: true })]]);
  expect(found([pdf], 'internal', 'internal', documents)).toEqual([
    'restricted',
    { 'payment-card': 1, 'unread-document': 1 },
  ]);
});

test('pictures inside of a document count as images', () => {
  const documents = new Map([[documentKey(pdf), words(['Hi'], { pictures: 2 })]]);
  expect(found([pdf, image], 'restricted', 'confidential', documents)).toEqual([
    'confidential',
    { 'unread-image': 3 },
  ]);
});

test('a value that a document has in several readings is counted once', () => {
  const documents = new Map([
    [
      documentKey(pdf),
      words(['4111 1111 1111 1111'], {
        readings: [['4111 1111 1111 1111'], ['4111 1111 1111 1111', 'ada@bank.example']],
      }),
    ],
  ]);
  expect(found([pdf], 'restricted', 'internal', documents)[1]).toEqual({ 'payment-card': 1, email: 1 });
});

test('the same value in two documents is counted twice', () => {
  const document = (text: string) => words([text], { readings: [['x'], [text]] });
  const documents = new Map([
    [documentKey(pdf), document('ada@bank.example')],
    [documentKey(text), document('ada@bank.example')],
  ]);
  expect(found([pdf, text], 'restricted', 'internal', documents)[1]).toEqual({ email: 2 });
});

test('the same bytes in two formats are two documents, each with its own reading', () => {
  const page: DocumentPart = { ...text, format: 'html' };
  for (const order of [
    [text, page],
    [page, text],
  ]) {
    const documents = new Map(
      order.map((part) => [documentKey(part), words([part === page ? 'ada@bank.example' : 'Hi'])]),
    );
    expect(found(order, 'restricted', 'internal', documents)[1]).toEqual({ email: 1 });
  }
});

test('a second opinion gets all readings', () => {
  const documents = new Map([[documentKey(pdf), words(['one'], { readings: [['two']] })]]);
  const classes = {
    entityClasses: DEFAULT_ENTITY_CLASSES,
    unreadAttachments: 'public',
    images: 'public',
  } as const;
  expect(search({}, [user(pdf)], classes, documents).texts).toEqual(expect.arrayContaining(['one', 'two']));
});

test('documents are counted as read and as not read', () => {
  const classes = {
    entityClasses: DEFAULT_ENTITY_CLASSES,
    unreadAttachments: 'public',
    images: 'public',
  } as const;
  expect(search({}, [user(pdf, text, text)], classes, READ).detected.documents).toEqual({
    read: 2,
    unread: 1,
  });
  expect(search({}, [user(image)], classes, READ).detected.documents).toBeUndefined();
});

test('the highest class counts', () => {
  expect(found([image, pdf, text], 'public', 'internal')[0]).toBe('restricted');
});

test('a document whose text cannot be searched makes the request restricted', () => {
  const broken = () => {
    throw new Error('4111');
  };
  const classes = {
    entityClasses: DEFAULT_ENTITY_CLASSES,
    unreadAttachments: 'public',
    images: 'public',
  } as const;
  expect(search({}, [user(text)], classes, undefined, broken)).toEqual({
    texts: [],
    detected: { dataClass: 'restricted', findings: null },
  });
});
