import type { DocumentPart } from '../../contract/chat';
import { isText } from '../attachments/document-format';
import { LARGEST_UNPACKED_BYTES } from '../attachments/limits';
import { type ZipEntry, zipEntries } from '../attachments/zip';
import { HTML_BREAKS, markupText, OFFICE_BREAKS } from './markup-text';

/** How many more bytes the documents of a request may unpack into. */
export interface UnpackBudget {
  bytes: number;
}

export const unpackBudget = (): UnpackBudget => ({ bytes: LARGEST_UNPACKED_BYTES });

/**
 * Every text of a document; `undefined` where some of it cannot be read: a PDF, the office formats from before 2007, a
 * document with pictures or other files inside, one that is damaged or unpacks into too much. A document that is read in
 * part alone counts as one that is not read.
 */
export function documentText(
  { format, data }: Pick<DocumentPart, 'format' | 'data'>,
  budget: UnpackBudget = unpackBudget(),
): readonly string[] | undefined {
  const bytes = Buffer.from(data, 'base64');
  if (format === 'html') return markupText(bytes.toString(), HTML_BREAKS);
  if (isText(format)) return [bytes.toString()];
  return format === 'docx' || format === 'xlsx' ? packedText(bytes, budget) : undefined;
}

function packedText(archive: Buffer, budget: UnpackBudget): readonly string[] | undefined {
  const entries = zipEntries(archive)?.filter(({ name }) => !name.endsWith('/'));
  if (!entries || entries.length === 0 || !entries.every(isReadable)) return undefined;
  budget.bytes -= entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  if (budget.bytes < 0) return undefined;
  try {
    return entries.flatMap((entry) => markupText(entry.read().toString(), OFFICE_BREAKS));
  } catch {
    return undefined;
  }
}

/** Whether the file is XML, in which all texts of an office document are. */
const isReadable = ({ name, encrypted }: ZipEntry): boolean => !encrypted && /\.(xml|rels|vml)$/i.test(name);
