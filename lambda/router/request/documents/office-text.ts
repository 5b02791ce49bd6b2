import { LARGEST_UNPACKED_BYTES } from '../attachments/limits';
import { type ZipEntry, zipEntries } from '../attachments/zip';
import type { MarkupTexts } from './html-text';
import { officePartText } from './office-part-text';
import { isPicture } from './picture';
import { unescapedStrings } from './xml-strings';
import { xmlText } from './xml-text';

/** How many more bytes the office documents of a request may unpack into. */
export interface UnpackBudget {
  bytes: number;
}

export const unpackBudget = (): UnpackBudget => ({ bytes: LARGEST_UNPACKED_BYTES });

/** What a Word or Excel document says; or why no model may get it, as a sentence without its subject. */
export type OfficeText =
  | {
      /** First of all the body of a document, or the texts of the cells of a workbook. */
      readonly texts: readonly string[];
      /** The same with each paragraph as one line, then with the characters that a workbook writes by their numbers. */
      readonly readings: readonly (readonly string[])[];
      readonly pictures: number;
      /** Whether there is more inside than text and pictures. */
      readonly partly: boolean;
    }
  | { readonly problem: string };

/**
 * Reads all XML inside: body, headers, footers, notes, comments, cells, properties, and the texts in attributes, such as
 * those of pictures and links. Pictures are counted: what begins as a picture, whatever its name. Nothing else is opened: other documents, macros, other archives.
 */
export function officeText(archive: Buffer, budget: UnpackBudget): OfficeText {
  const entries = zipEntries(archive)?.filter(({ name }) => !name.endsWith('/')) ?? [];
  const read = entries.filter(isText);
  budget.bytes -= read.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  if (budget.bytes < 0) return { problem: TOO_MUCH };
  try {
    const parts = [...read.filter(isMain), ...read.filter((entry) => !isMain(entry))].map(textsOf);
    const pictures = entries.filter((entry) => !isText(entry) && isPicture(entry)).length;
    const texts = parts.flatMap((part) => part?.texts ?? []);
    const unwrapped = parts.flatMap((part) => part?.unwrapped ?? []);
    return {
      texts,
      readings: [unwrapped, unescapedStrings(texts)],
      pictures,
      partly: read.length === 0 || read.length + pictures < entries.length || parts.includes(undefined),
    };
  } catch {
    return { problem: DAMAGED };
  }
}

const TOO_MUCH = `unpacks into more than ${LARGEST_UNPACKED_BYTES} bytes, together with the other documents; send smaller documents`;
const DAMAGED = 'is damaged: a file inside of it cannot be unpacked, or is not as long as the archive says';

const isText = (entry: ZipEntry): boolean => isXml(entry) || isPrinterSettings(entry);
const isXml = ({ name }: ZipEntry): boolean => /\.(xml|rels|vml)$/i.test(name);

/** What Excel keeps about a printer: its name and numbers, in characters of two bytes (MS-RPRN, DEVMODE). */
const isPrinterSettings = ({ name }: ZipEntry): boolean => /^xl\/printerSettings\/[^/]+\.bin$/i.test(name);

/** Whether the file is what a reader sees first. */
const isMain = ({ name }: ZipEntry): boolean =>
  name === 'word/document.xml' || name === 'xl/sharedStrings.xml';

function textsOf(entry: ZipEntry): MarkupTexts | undefined {
  if (!isXml(entry)) return { texts: [entry.read().toString('latin1').replaceAll('\0', '')], unwrapped: [] };
  const text = xmlText(entry.read());
  return text === undefined ? undefined : officePartText(text);
}
