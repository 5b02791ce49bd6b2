import {
  MOST_CHARACTERS,
  MOST_OPERATORS,
  MOST_PAGES,
  MOST_UNPACKED_BYTES,
} from '../../../document-reader/limits';
import type { DocumentFault } from '../../../document-reader/reading';
import { ENCRYPTED } from '../attachments/document-problem';

/** Why no model may get a PDF, as a sentence without its subject. */
export const FAULTS: Readonly<Record<DocumentFault, string>> = {
  encrypted: ENCRYPTED,
  damaged: 'is damaged: it cannot be read as pdf; save it again, and send the whole file',
  'too-many-pages': `has more than ${MOST_PAGES} pages; send fewer of them`,
  'unpacks-into-too-much': `unpacks into more than ${MOST_UNPACKED_BYTES} bytes; send a smaller document`,
  'too-much-text': `has more than ${MOST_CHARACTERS} characters of text; send fewer pages`,
  'draws-too-much': `draws more than ${MOST_OPERATORS} lines, texts and forms; send fewer pages`,
  'takes-too-long': 'takes too long to read, with the other documents; send fewer pages',
  'takes-too-much-memory': 'takes too much memory to read, with the other documents; send fewer pages',
};
