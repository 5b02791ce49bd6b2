import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOCUMENT_READER_FILE } from '../../lambda/document-reader/reading';
import {
  createDocumentReader,
  type DocumentReader,
} from '../../lambda/router/request/documents/document-reader';
import { documentReaderBundle } from '../../lib/gateway/write-handler';

/** Calls with the reader of documents that the router has, in a folder that is gone afterwards. */
export async function withDocumentReader<T>(use: (reader: DocumentReader) => Promise<T>): Promise<T> {
  let folder: string | undefined;
  try {
    // Only a request with a PDF needs the bundle, which takes a second to make.
    return await use((documents) => {
      folder = mkdtempSync(join(tmpdir(), 'document-reader-'));
      const file = join(folder, DOCUMENT_READER_FILE);
      writeFileSync(file, documentReaderBundle());
      return createDocumentReader(file)(documents);
    });
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true });
  }
}
