import type { DocumentFormat } from '../../contract/chat';
import type { AttachedDocument } from '../attached-document';
import { Problems } from '../problems';
import type { DocumentReader } from './document-reader';
import { type DocumentWords, documentText } from './document-text';
import { unpackBudget } from './office-text';

/** What each document of a request says, by its format and its base64: the same bytes say other things in another format. */
export type ReadDocuments = ReadonlyMap<DocumentKey, DocumentWords>;

type DocumentKey = `${DocumentFormat} ${string}`;

/** By which what a document says is found again. */
export const documentKey = ({ format, data }: Pick<AttachedDocument, 'format' | 'data'>): DocumentKey =>
  `${format} ${data}`;

export const NO_DOCUMENTS: ReadDocuments = new Map();

/**
 * Reads the documents of a request: PDFs in a thread of their own, everything else here. The thread is started only where
 * there is a PDF.
 *
 * @throws ApiError that names every document that no model may get
 */
export async function readDocuments(
  documents: readonly AttachedDocument[],
  reader: DocumentReader,
): Promise<ReadDocuments> {
  const pdfs = documents.filter(({ format }) => format === 'pdf');
  const readings = pdfs.length === 0 ? [] : await reader(pdfs.map(({ bytes }) => bytes));
  const budget = unpackBudget();
  const problems = new Problems();
  const read = new Map<DocumentKey, DocumentWords>();
  for (const document of documents) {
    const found = documentText(document, budget, readings[pdfs.indexOf(document)]);
    if ('problem' in found) problems.add('invalid_value', document.path, found.problem);
    else read.set(documentKey(document), found);
  }
  problems.throwIfAny();
  return read;
}
