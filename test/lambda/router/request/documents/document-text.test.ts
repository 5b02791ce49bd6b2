import { gzipSync } from 'node:zlib';
import type { DocumentFormat } from '../../../../../lambda/router/contract/chat';
import { documentText } from '../../../../../lambda/router/request/documents/document-text';
import { unpackBudget } from '../../../../../lambda/router/request/documents/office-text';
import { docx, gif, jpeg, png, webp, xlsx, zip } from '../../support/files';

const read = (format: DocumentFormat, bytes: Buffer | string) =>
  documentText({ format, bytes: Buffer.from(bytes as Buffer) }, unpackBudget());

/** What it says, where all of it was read. */
function textOf(format: DocumentFormat, bytes: Buffer | string): string | undefined {
  const found = read(format, bytes);
  return 'problem' in found || found.unread ? undefined : found.texts.join('\n');
}

test.each(['txt', 'md', 'csv'] as const)('a document in %s is its text', (format) => {
  expect(textOf(format, 'é 4111')).toBe('é 4111');
});

test.each([
  ['inside of a word', '<p>4111<b>1111</b></p>', '41111111'],
  ['of a comment', '41<!-- x -->11', '4111'],
  ['between cells', '<td>4111</td><td>1111</td>', /4111\s+1111/],
  ['in a link', '<a href="mailto:ada@bank.example">write</a>', 'ada@bank.example'],
  ['in a comment', '<!-- 4111 -->', '4111'],
  ['as a reference', 'ada&commat;bank&period;example', 'ada@bank.example'],
  ['after a lone <', 'a < b 4111', 'a < b 4111'],
])('what HTML says %s is read', (_where, html, expected) => {
  expect(textOf('html', html)).toEqual(
    typeof expected === 'string' ? expect.stringContaining(expected) : expect.stringMatching(expected),
  );
});

test('a value in several runs of a paragraph of Word is one text', () => {
  expect(textOf('docx', docx(['4111 11', '11 1111 1111']))).toContain('4111 1111 1111 1111');
});

test('two paragraphs of Word are two lines', () => {
  expect(textOf('docx', docx('one', 'two'))).toContain('one\ntwo');
});

test('two cells of a workbook are two lines', () => {
  expect(textOf('xlsx', xlsx('one', 'two'))).toContain('one\ntwo');
});

test.each(['word/header1.xml', 'word/footnotes.xml', 'word/comments.xml', 'docProps/core.xml'])(
  'the text of %s is read',
  (name) => {
    expect(textOf('docx', zip({ 'word/document.xml': '', [name]: '<a>4111</a>' }))).toContain('4111');
  },
);

test('the addresses of links are read', () => {
  const rels = '<Relationship Target="mailto:ada@bank.example"/>';
  expect(textOf('docx', zip({ 'word/_rels/document.xml.rels': rels }))).toContain('ada@bank.example');
});

test('files that are not compressed are read', () => {
  expect(textOf('xlsx', zip({ 'xl/a.xml': '<t>4111</t>' }, { stored: true }))).toContain('4111');
});

test.each([
  ['an old Word document', 'doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['an old workbook', 'xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['a PDF that nothing has read', 'pdf', Buffer.from('%PDF-1.7')],
  ['a document with a file inside', 'docx', zip({ 'word/document.xml': 'a', 'word/embeddings/a.bin': 'b' })],
  [
    'a document with a document inside',
    'docx',
    zip({ 'word/document.xml': 'a', 'word/embeddings/a.docx': docx('4111') }),
  ],
  ['a workbook with macros', 'xlsx', zip({ 'xl/sharedStrings.xml': 'a', 'xl/vbaProject.bin': 'b' })],
  ['an empty archive', 'docx', zip({})],
  ['a document of pictures alone', 'docx', zip({ 'word/media/a.png': 'b' })],
] as const)('%s counts as unread', (_what, format, bytes) => {
  expect(read(format, bytes)).toMatchObject({ unread: true });
});

test.each([
  [
    'that a file inside is longer than it says',
    zip({ 'word/document.xml': 'a'.repeat(99) }, { unpackedBytes: 9 }),
  ],
  ['that a file inside says it is empty', zip({ 'word/document.xml': 'a'.repeat(99) }, { unpackedBytes: 0 })],
  ['that a file inside is shorter than it says', zip({ 'word/document.xml': 'a' }, { unpackedBytes: 9 })],
  [
    'that a file inside is encrypted',
    zip({ 'word/document.xml': 'abcdefgh' }, { encrypted: true, damaged: true }),
  ],
  ['that its files are damaged', zip({ 'word/document.xml': 'abcdefgh' }, { damaged: true })],
])('a document is damaged where it shows %s', (_what, bytes) => {
  expect(read('docx', bytes)).toEqual({ problem: expect.stringContaining('is damaged') });
});

test('a document that unpacks into too much is refused', () => {
  const bytes = zip({ 'word/document.xml': 'a' }, { unpackedBytes: 16_777_217 });
  expect(read('docx', bytes)).toEqual({
    problem: expect.stringContaining('unpacks into more than 16777216 bytes'),
  });
});

const emf = Buffer.concat([Buffer.from([1, 0, 0, 0]), Buffer.alloc(36), Buffer.from(' EMF')]);
const PICTURES = [
  ['png', png()],
  ['jpg', jpeg()],
  ['jpeg', jpeg()],
  ['gif', gif()],
  ['bmp', Buffer.from('BM')],
  ['tif', Buffer.from('49492a00', 'hex')],
  ['tiff', Buffer.from('4d4d002a', 'hex')],
  ['webp', webp.lossy()],
  ['emf', emf],
  ['wmf', Buffer.from('d7cdc69a', 'hex')],
  ['wmf', Buffer.from('01000900', 'hex')],
  ['wmf', Buffer.from('02000900', 'hex')],
] as const;

test.each(PICTURES)(
  'a picture of the type %s inside of a document counts as an image, and its text as read',
  (type, picture) => {
    const bytes = zip({ 'word/document.xml': '4111', [`word/media/image1.${type}`]: picture });
    expect(read('docx', bytes)).toMatchObject({
      pictures: 1,
      unread: false,
      texts: expect.arrayContaining(['4111']),
    });
  },
);

test.each(PICTURES.map(([type]) => type))(
  'a text under the name of a picture, .%s, counts as unread',
  (type) => {
    const bytes = zip({ 'word/document.xml': 'a', [`word/main.${type}`]: '<w:t>4111</w:t>' });
    expect(read('docx', bytes)).toMatchObject({ pictures: 0, unread: true });
  },
);

test('what a workbook says about a printer is read', () => {
  const bytes = zip({
    'xl/sharedStrings.xml': '<t>a</t>',
    'xl/printerSettings/printerSettings1.bin': Buffer.from('ada@bank.example', 'utf16le'),
  });
  expect(textOf('xlsx', bytes)).toContain('ada@bank.example');
});

const CARD = '<a>4111 1111 1111 1111</a>';
const FOREIGN = [
  ['UTF-16LE', Buffer.from(CARD, 'utf16le')],
  ['UTF-16LE with its mark', Buffer.from(`\ufeff${CARD}`, 'utf16le')],
  ['UTF-16BE', Buffer.from(CARD, 'utf16le').swap16()],
  ['UTF-32LE', Buffer.from(Uint32Array.from(CARD, (letter) => letter.charCodeAt(0)).buffer)],
  ['Latin-1', Buffer.from(`é ${CARD}`, 'latin1')],
  ['gzip', gzipSync(CARD)],
  ['a PNG', png()],
  ['a PDF', Buffer.from(`%PDF-1.7 (${CARD}) Tj`)],
  ['a text with the byte 0', Buffer.from(`\0${CARD}`)],
] as const;
const TEXT_FORMATS = ['txt', 'md', 'csv', 'html'] as const;

test.each(TEXT_FORMATS.flatMap((format) => FOREIGN.map(([what, bytes]) => [what, format, bytes] as const)))(
  '%s as %s counts as unread',
  (_what, format, bytes) => {
    expect(textOf(format, bytes)).toBeUndefined();
  },
);

test.each(FOREIGN.filter(([what]) => what !== 'a PDF'))(
  'an office document with a part in %s counts as unread',
  (_what, bytes) => {
    expect(textOf('docx', zip({ 'word/document.xml': '<a/>', 'word/footnotes.xml': bytes }))).toBeUndefined();
  },
);

test.each(['utf-8', 'UTF-8', 'us-ascii'])('an office document that says it is in %s is read', (encoding) => {
  const part = `<?xml version="1.0" encoding="${encoding}" standalone="yes"?><a>4111</a>`;
  expect(textOf('xlsx', zip({ 'xl/a.xml': part }))).toContain('4111');
});

test('an office document that begins with the mark of UTF-8 is read', () => {
  expect(textOf('xlsx', zip({ 'xl/a.xml': "\ufeff<?xml version='1.0'?><a>4111</a>" }))).toContain('4111');
});

test.each([
  ['another encoding', '<?xml version="1.0" encoding="UTF-7"?><a>+ADQ-111</a>'],
  ['another encoding in single quotes', "<?xml version='1.0' encoding = 'ibm037' ?><a>4111</a>"],
  ['another encoding after the mark of UTF-8', '\ufeff<?xml version="1.0" encoding="hz-gb-2312"?><a/>'],
  ['entities of its own', '<!DOCTYPE a [<!ENTITY b "4111 1111">]><a>&b; 1111 1111</a>'],
  ['a section of plain characters', '<a>4111 1111 <![CDATA[1111 1111]]></a>'],
])('an office document with %s counts as unread', (_what, part) => {
  expect(textOf('docx', zip({ 'word/document.xml': part }))).toBeUndefined();
});

test('all documents of a request share what they may unpack into', () => {
  const budget = { bytes: 1500 };
  const document = { format: 'docx', bytes: zip({ 'word/document.xml': 'a'.repeat(1000) }) } as const;
  expect(documentText(document, budget)).toMatchObject({ unread: false });
  expect(documentText(document, budget)).toEqual({
    problem: expect.stringContaining('together with the other'),
  });
});

test.each(['<', '&', '<a', '&a;<', '<!--', '<a b=', '<a b=<', '<a b="', '</', '<?', '<a b'])(
  'a document of a million of %s is read in no time',
  (piece) => {
    expect(textOf('html', piece.repeat(1_000_000))).toBeDefined();
  },
);
