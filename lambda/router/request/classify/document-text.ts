import type { DocumentPart } from '../../contract/chat';
import { isText } from '../attachments/document-format';
import { LARGEST_UNPACKED_BYTES } from '../attachments/limits';
import { documentOfText } from '../attachments/utf8';
import { type ZipEntry, zipEntries } from '../attachments/zip';
import { HTML_BREAKS, markupText, OFFICE_BREAKS } from './markup-text';
import { xmlText } from './xml-text';

/** How many more bytes the documents of a request may unpack into. */
export interface UnpackBudget {
  bytes: number;
}

export const unpackBudget = (): UnpackBudget => ({ bytes: LARGEST_UNPACKED_BYTES });

/**
 * Every text of a document, and first of all what it says; `undefined` where some of it cannot be read: a PDF, the office formats from before 2007, a
 * document with pictures or other files inside, one that is damaged or unpacks into too much, one whose text is not in
 * UTF-8. A document that is read in part alone counts as one that is not read.
 */
export function documentText(
  { format, data }: Pick<DocumentPart, 'format' | 'data'>,
  budget: UnpackBudget = unpackBudget(),
): readonly string[] | undefined {
  const bytes = Buffer.from(data, 'base64');
  if (!isText(format)) return format === 'docx' || format === 'xlsx' ? packedText(bytes, budget) : undefined;
  const text = documentOfText(bytes);
  if (text === undefined) return undefined;
  return format === 'html' ? markupText(text, HTML_BREAKS) : [text];
}

function packedText(archive: Buffer, budget: UnpackBudget): readonly string[] | undefined {
  const entries = zipEntries(archive)?.filter(({ name }) => !name.endsWith('/'));
  if (!entries || entries.length === 0 || !entries.every(isReadable)) return undefined;
  budget.bytes -= entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  if (budget.bytes < 0) return undefined;
  try {
    const parts = [...entries.filter(isMain), ...entries.filter((entry) => !isMain(entry))].map((entry) =>
      xmlText(entry.read()),
    );
    if (!parts.every((part) => part !== undefined)) return undefined;
    return parts.flatMap((part) => markupText(part, OFFICE_BREAKS));
  } catch {
    return undefined;
  }
}

/** Whether the file is XML, in which all texts of an office document are. */
const isReadable = ({ name, encrypted }: ZipEntry): boolean => !encrypted && /\.(xml|rels|vml)$/i.test(name);

/** Whether the file is what a reader sees first: the body of a document, the texts of the cells of a workbook. */
const isMain = ({ name }: ZipEntry): boolean =>
  name === 'word/document.xml' || name === 'xl/sharedStrings.xml';
