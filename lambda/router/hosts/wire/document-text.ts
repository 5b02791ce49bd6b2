import type { DocumentFormat, DocumentPart } from '../../contract/chat';
import { HostError } from '../host';

/** The formats of documents that are text themselves. A model without documents reads them as a part of its prompt. */
const TEXT_FORMATS: readonly DocumentFormat[] = ['csv', 'html', 'txt', 'md'];

/** Whether its format is text itself. */
export const isTextDocument = ({ format }: Pick<DocumentPart, 'format'>): boolean =>
  TEXT_FORMATS.includes(format);

/**
 * A document as text, between two lines that say where it begins and ends.
 *
 * @throws HostError `rejected` where its format is not text: a host of this protocol has no place for it
 */
export function documentText({ format, name = `document.${format}`, data }: DocumentPart): string {
  if (!TEXT_FORMATS.includes(format)) {
    throw new HostError('rejected', `a document of the format ${format} has no place in this protocol`);
  }
  const text = Buffer.from(data, 'base64').toString();
  return `[Document: ${name}]\n${text}\n[End of document]`;
}
