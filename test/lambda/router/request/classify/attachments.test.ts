import type { ChatMessage, UserPart } from '../../../../../lambda/router/contract/chat';
import { attachmentsIn } from '../../../../../lambda/router/request/classify/attachments';
import { search } from '../../../../../lambda/router/request/classify/detected';
import type { DataClass } from '../../../../../policy/data-class';
import { DEFAULT_ENTITY_CLASSES } from '../../../../../policy/entity';
import { said } from '../../support/said';

const CARD = Buffer.from('4111 1111 1111 1111').toString('base64');
const image: UserPart = { type: 'image', format: 'png', data: 'iVBORw0K' };
const pdf: UserPart = { type: 'document', format: 'pdf', data: 'JVBERi0x' };
const text: UserPart = { type: 'document', format: 'txt', data: CARD };
const user = (...parts: UserPart[]): ChatMessage => ({ role: 'user', parts });

function found(
  parts: UserPart[],
  unreadAttachments: DataClass = 'restricted',
  images: DataClass = 'internal',
) {
  const classes = { entityClasses: DEFAULT_ENTITY_CLASSES, unreadAttachments, images };
  const { detected } = search({}, [user(...parts)], classes);
  return [detected.dataClass, Object.fromEntries(detected.findings ?? [])];
}

test('a conversation without attachments has none', () => {
  expect(attachmentsIn([said('user', 'Hi')])).toEqual({
    texts: [],
    words: new Map(),
    data: new Set(),
    unreadDocuments: 0,
    images: 0,
  });
});

test('attachments of messages and of results of tools count', () => {
  const result: UserPart = { type: 'tool-result', callId: 'a', content: [image, pdf, text] };
  expect(attachmentsIn([user(image, pdf), user(result)])).toEqual({
    texts: ['4111 1111 1111 1111'],
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
  expect(search({}, [user(text)], classes, broken)).toEqual({
    texts: [],
    detected: { dataClass: 'restricted', findings: null },
  });
});
