import fc from 'fast-check';
import { isBase64 } from '../../../../lambda/router/request/attachments/base64';
import {
  beginsAs,
  documentFormat,
  imageFormat,
  readDataUrl,
} from '../../../../lambda/router/request/data-url';
import { PDF, PNG } from '../support/images';

const bytes = fc.uint8Array({ minLength: 1, maxLength: 64 }).map((array) => Buffer.from(array));

test('the data of an address is what was put into it', () => {
  fc.assert(
    fc.property(bytes, (data) => {
      const base64 = data.toString('base64');
      expect(readDataUrl(`data:image/png;base64,${base64}`)).toEqual({
        mediaType: 'image/png',
        data: base64,
      });
    }),
  );
});

test.each([
  ['another scheme', 'https://example.com/cat.png'],
  ['data that is not base64', `data:image/png,${PNG}`],
  ['no data', 'data:image/png;base64,'],
  ['a character that is not base64', 'data:image/png;base64,AA*A'],
  ['a line break', 'data:image/png;base64,AAAA\nAAAA'],
  ['padding left out', 'data:image/png;base64,AAAAA'],
  ['padding in the middle', 'data:image/png;base64,AA==AAAA'],
  ['the alphabet for addresses', 'data:image/png;base64,AA-_'],
  ['no comma', 'data:image/png;base64'],
])('an address with %s is refused', (_what, url) => {
  expect(readDataUrl(url)).toBeUndefined();
});

test.each(['data:text/plain;charset=utf-8;base64,AAAA', 'DATA:text/plain;BASE64,AAAA'])(
  'letter case and parameters of an address do not matter: %s',
  (url) => {
    expect(readDataUrl(url)).toEqual({ mediaType: 'text/plain', data: 'AAAA' });
  },
);

test('base64 is what an encoder writes', () => {
  fc.assert(
    fc.property(bytes, (data) => {
      expect(isBase64(data.toString('base64'))).toBe(true);
    }),
  );
});

test.each([
  ['image/png', 'png'],
  ['image/jpeg', 'jpeg'],
  ['image/jpg', 'jpeg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/svg+xml', undefined],
  ['text/png', undefined],
])('an image of the type %s is %s', (type, format) => {
  expect(imageFormat(type)).toBe(format);
});

test.each([
  ['application/pdf', undefined, 'pdf'],
  ['text/csv', undefined, 'csv'],
  ['application/msword', undefined, 'doc'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', undefined, 'docx'],
  ['application/vnd.ms-excel', undefined, 'xls'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', undefined, 'xlsx'],
  ['text/html', undefined, 'html'],
  ['text/plain', undefined, 'txt'],
  ['text/markdown', undefined, 'md'],
  ['', 'terms.PDF', 'pdf'],
  ['application/octet-stream', 'notes.md', 'md'],
  ['application/zip', 'notes.md', undefined],
  ['', 'notes', undefined],
  ['', undefined, undefined],
] as const)('a document of the type %p with the name %p is %s', (type, name, format) => {
  expect(documentFormat(type, name)).toBe(format);
});

/** The first bytes of each format that has a signature. */
const BEGINNINGS = {
  png: '\x89PNG\r\n\x1a\n',
  jpeg: '\xff\xd8\xff\xe0',
  gif: 'GIF89a',
  webp: 'RIFF\x10\x00\x00\x00WEBP',
  pdf: '%PDF-1.7',
  doc: '\xd0\xcf\x11\xe0',
  xls: '\xd0\xcf\x11\xe0',
  docx: 'PK\x03\x04',
  xlsx: 'PK\x03\x04',
} as const;
const begun = Object.entries(BEGINNINGS) as [keyof typeof BEGINNINGS, string][];
const encoded = (text: string) => Buffer.from(`${text} and more`, 'latin1').toString('base64');

test.each(begun)('%s data is known by its first bytes', (format, first) => {
  expect(beginsAs(format, encoded(first))).toBe(true);
});

test.each(begun)('data that begins otherwise is not %s', (format) => {
  expect(beginsAs(format, encoded('<html>, nothing else, '))).toBe(false);
});

test('text begins with anything', () => {
  expect(beginsAs('txt', PDF)).toBe(true);
});
