import { DOCUMENT_FORMATS, type DocumentFormat } from '../../contract/chat';

/** Media types as IANA registers them (www.iana.org/assignments/media-types, 2026-11), and two that clients send. */
const MEDIA_TYPES: ReadonlyMap<string, DocumentFormat> = new Map([
  ['application/pdf', 'pdf'],
  ['text/csv', 'csv'],
  ['application/csv', 'csv'],
  ['application/msword', 'doc'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['application/vnd.ms-excel', 'xls'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ['text/html', 'html'],
  ['text/plain', 'txt'],
  ['text/markdown', 'md'],
  ['text/x-markdown', 'md'],
]);

/** Media types that say nothing about the format. */
const SAY_NOTHING: ReadonlySet<string> = new Set(['', 'application/octet-stream']);

/**
 * The format of a document: by its media type, and where that says nothing by the end of its name. A plain text may have
 * a name that says more, such as `notes.md`.
 */
export function documentFormatNamed(mediaType: string, name = ''): DocumentFormat | undefined {
  const byType = MEDIA_TYPES.get(mediaType);
  if (byType && byType !== 'txt') return byType;
  if (!byType && !SAY_NOTHING.has(mediaType)) return undefined;
  const end = /\.([a-z]{2,4})$/i.exec(name)?.[1]?.toLowerCase();
  const byName = DOCUMENT_FORMATS.find((format) => format === END_MEANS[end ?? ''] || format === end);
  return byType && byName && !isText(byName) ? byType : (byName ?? byType);
}

const END_MEANS: Readonly<Record<string, DocumentFormat>> = { htm: 'html', text: 'txt', log: 'txt' };

const TEXTS: readonly DocumentFormat[] = ['csv', 'html', 'txt', 'md'];

/** Whether documents of this format are text as they are. */
export const isText = (format: DocumentFormat): boolean => TEXTS.includes(format);
