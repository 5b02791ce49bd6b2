import { DOCUMENT_FORMATS, type DocumentFormat } from '../../contract/chat';
import { bytesIn } from './base64';
import type { InlineData } from './data-url';
import { documentFormatNamed } from './document-format';
import { LARGEST_BYTES, LARGEST_UNPACKED_BYTES } from './limits';
import { documentOfText } from './utf8';
import { zipEntries } from './zip';

/** A document, decoded, or why no model may get it, as a sentence without its subject. */
export type CheckedDocument =
  | { readonly format: DocumentFormat; readonly bytes: Buffer }
  | { readonly problem: string };

/** Compares a document with what its media type and its name say, and with the limits. Unpacks nothing. */
export function checkDocument({ mediaType, data }: InlineData, name?: string): CheckedDocument {
  const format = documentFormatNamed(mediaType, name);
  if (!format) {
    return { problem: `has a format that is not supported: send one of ${DOCUMENT_FORMATS.join(', ')}` };
  }
  if (bytesIn(data) > LARGEST_BYTES.document) {
    return { problem: `is larger than ${LARGEST_BYTES.document} bytes; send a smaller document` };
  }
  const bytes = Buffer.from(data, 'base64');
  const problem = PROBLEM_OF[format](bytes, format);
  return problem === undefined ? { format, bytes } : { problem };
}

type ProblemOf = (bytes: Buffer, format: DocumentFormat) => string | undefined;

const PDF = Buffer.from('%PDF-');
/** A compound file: the old office formats, and the new ones where they are encrypted (MS-CFB, 2.2). */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** Why a document is refused that needs a password. */
export const ENCRYPTED = 'is encrypted, so no model can read it: send it without its password';

const textProblem: ProblemOf = (bytes, format) =>
  documentOfText(bytes) === undefined ? `is not ${format}: it is no text in UTF-8` : undefined;

const compoundProblem: ProblemOf = (bytes, format) =>
  bytes.subarray(0, 8).equals(COMPOUND_FILE) ? undefined : `does not begin as ${format} does`;

const packedProblem: ProblemOf = (bytes, format) => {
  if (bytes.subarray(0, 8).equals(COMPOUND_FILE)) return ENCRYPTED;
  const entries = zipEntries(bytes);
  const folder = FOLDERS[format] ?? '';
  if (!entries?.some((entry) => entry.name.startsWith(folder))) return `is not ${format}`;
  if (entries.some(({ encrypted }) => encrypted)) return ENCRYPTED;
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  if (unpacked <= LARGEST_UNPACKED_BYTES) return undefined;
  return `unpacks into more than ${LARGEST_UNPACKED_BYTES} bytes; send a smaller document`;
};

/** The folder that the archive of an office format has (ECMA-376). */
const FOLDERS: Partial<Record<DocumentFormat, string>> = { docx: 'word/', xlsx: 'xl/' };

const PROBLEM_OF: Readonly<Record<DocumentFormat, ProblemOf>> = {
  txt: textProblem,
  md: textProblem,
  csv: textProblem,
  html: textProblem,
  doc: compoundProblem,
  xls: compoundProblem,
  docx: packedProblem,
  xlsx: packedProblem,
  // Whether it is encrypted says its trailer alone, which the reader of PDFs follows.
  pdf: (bytes) => (bytes.subarray(0, PDF.length).equals(PDF) ? undefined : 'does not begin as pdf does'),
};
