// What the reader of documents and the router say to each other. The reader runs in a thread of its own.

/** The file of the reader, beside the handler. */
export const DOCUMENT_READER_FILE = 'document-reader.mjs';

/** What a document says. */
export interface DocumentText {
  /** What its pages show, in the order of its pages. */
  readonly text: string;
  /** The same without the ends of its lines, and as the places on the pages order it. */
  readonly readings: readonly string[];
  /** Every other text in the file, and what the pages show once more, as the file has it: in pieces. */
  readonly strings: readonly string[];
  /** Pages with something else than text, such as pictures and drawings. */
  readonly pictures: number;
  /** Whether a part of the document is no text that the reader knows, so that something may be unread. */
  readonly partly: boolean;
}

/** Why no model may get a document. */
export type DocumentFault =
  | 'encrypted'
  | 'damaged'
  | 'too-many-pages'
  | 'unpacks-into-too-much'
  | 'too-much-text'
  | 'draws-too-much'
  | 'takes-too-long'
  | 'takes-too-much-memory';

/** What the reader found in one document. */
export type DocumentReading = DocumentText | { readonly fault: DocumentFault };

/** What the thread is started with. */
export interface ReaderTask {
  readonly documents: readonly Uint8Array[];
}

/** What the thread sends: that it runs, then the reading of each document, in their order. */
export type ReaderMessage = 'started' | DocumentReading;
