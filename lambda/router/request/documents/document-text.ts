import type { DocumentReading } from '../../../document-reader/reading';
import type { AttachedDocument } from '../attached-document';
import { isText } from '../attachments/document-format';
import { documentOfText } from '../attachments/utf8';
import { FAULTS } from './faults';
import { htmlText } from './html-text';
import { officeText, type UnpackBudget } from './office-text';

/** What the detector gets of one document. */
export interface DocumentWords {
  /** Every text of it, and first of all what it says. */
  readonly texts: readonly string[];
  /** Other readings of the same and more. What several readings have counts once. */
  readonly readings: readonly (readonly string[])[];
  /** Pictures, or pages with pictures: what the deployment classes as images. */
  readonly pictures: number;
  /** Whether something of it was not read. Then it counts as unread, also where parts of it were read. */
  readonly unread: boolean;
}

/** What the detector gets of a document; or why no model may get it, as a sentence without its subject. */
export type DocumentText = DocumentWords | { readonly problem: string };

const UNREAD: DocumentWords = { texts: [], readings: [], pictures: 0, unread: true };

/**
 * The text of a document. The office formats from before 2007 are not read.
 *
 * @param pdf what the reader of PDFs found, where it is one
 */
export function documentText(
  { format, bytes }: Pick<AttachedDocument, 'format' | 'bytes'>,
  budget: UnpackBudget,
  pdf?: DocumentReading,
): DocumentText {
  if (pdf) return pdfText(pdf);
  if (format === 'docx' || format === 'xlsx') {
    const read = officeText(bytes, budget);
    return 'problem' in read ? read : { ...read, unread: read.partly };
  }
  const text = isText(format) ? documentOfText(bytes) : undefined;
  if (text === undefined) return UNREAD;
  if (format !== 'html') return { texts: [text], readings: [], pictures: 0, unread: false };
  const { texts, unwrapped } = htmlText(text);
  return { texts, readings: [unwrapped], pictures: 0, unread: false };
}

function pdfText(reading: DocumentReading): DocumentText {
  if ('fault' in reading) return { problem: FAULTS[reading.fault] };
  const { text, readings, strings, pictures, partly } = reading;
  return { texts: [text], readings: [...readings.map((one) => [one]), strings], pictures, unread: partly };
}
