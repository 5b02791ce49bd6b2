import { documentFormatNamed } from '../../../../../lambda/router/request/attachments/document-format';
import { imageFormatNamed } from '../../../../../lambda/router/request/attachments/image-format';

test.each([
  ['image/png', 'png'],
  ['image/jpeg', 'jpeg'],
  ['image/jpg', 'jpeg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/svg+xml', undefined],
  ['text/png', undefined],
])('an image of the type %s is %s', (type, format) => {
  expect(imageFormatNamed(type)).toBe(format);
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
  expect(documentFormatNamed(type, name)).toBe(format);
});
