import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENT_READER_FILE } from '../../../../lambda/document-reader/reading';
import {
  createDocumentReader,
  type DocumentReader,
  LIMITS,
} from '../../../../lambda/router/request/documents/document-reader';
import { documentReaderBundle } from '../../../../lib/gateway/write-handler';
import { oncePerRun, runFolder } from '../../../once-per-run';

/** The file of the reader of documents, bundled once for a run of the tests. */
export const documentReaderFile = (): string =>
  oncePerRun('document-reader', '', () => {
    const file = join(runFolder(), DOCUMENT_READER_FILE);
    writeFileSync(file, documentReaderBundle());
    return file;
  });

/** The reader that a deployed router has, with time for a machine that has other work. */
export const readPdfs: DocumentReader = (documents) =>
  createDocumentReader(documentReaderFile(), { ...LIMITS, ms: 60_000, baseMs: 60_000 })(documents);
