import { docx, gif, jpeg, webp, xlsx } from '../lambda/router/support/files';
import { file, image, reaches } from './bodies';
import type { Feature } from './feature';

// Images and documents, by their format.

const IMAGES = {
  'image/jpeg': jpeg(32, 32),
  'image/gif': gif(32, 32),
  'image/webp': webp.lossy(32, 32),
};

const OFFICE = 'application/vnd.openxmlformats-officedocument';
/** The beginning of a file of Office before 2007 (MS-CFB, header signature). */
const OLD = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504)]);

/** Documents of text: the bytes, or the text, reach the model. */
const TEXTS = {
  html: ['text/html', '<p>Bonn,7</p>'],
  txt: ['text/plain', 'Bonn,7'],
  md: ['text/markdown', '# Bonn,7'],
} as const;

/** Documents that are no text. */
const PAGES = {
  docx: [`${OFFICE}.wordprocessingml.document`, docx('Bonn, 7 degrees')],
  xlsx: [`${OFFICE}.spreadsheetml.sheet`, xlsx('Bonn', '7 degrees')],
  doc: ['application/msword', OLD],
  xls: ['application/vnd.ms-excel', OLD],
} as const;

export const IMAGE_ROWS: readonly Feature[] = Object.entries(IMAGES).map(([media_type, bytes]) => {
  const data = bytes.toString('base64');
  return {
    name: `image as data (${media_type.replace('image/', '')})`,
    asks: image(`data:${media_type};base64,${data}`, { type: 'base64', media_type, data }),
    shows: reaches(data),
  };
});

const textRow = ([format, [mediaType, text]]: [string, (typeof TEXTS)[keyof typeof TEXTS]]): Feature => {
  const data = Buffer.from(text).toString('base64');
  return {
    name: `document of text (${format})`,
    asks: file(`a.${format}`, mediaType, data, { type: 'text', media_type: 'text/plain', data: text }),
    shows: reaches(text, data),
  };
};

const pagesRow = ([format, [mediaType, bytes]]: [string, (typeof PAGES)[keyof typeof PAGES]]): Feature => {
  const data = bytes.toString('base64');
  return {
    name: `document of pages (${format})`,
    asks: file(`a.${format}`, mediaType, data, { type: 'base64', media_type: mediaType, data }),
    shows: reaches(data, 'Bonn'),
  };
};

export const DOCUMENT_ROWS: readonly Feature[] = [
  ...Object.entries(TEXTS).map(textRow),
  ...Object.entries(PAGES).map(pagesRow),
];
