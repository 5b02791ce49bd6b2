import type { PDFPageProxy } from 'unpdf/pdfjs';
import { FEWEST_LETTERS } from './limits';
import { marksOf } from './page-marks';
import type { Warnings } from './warnings';

/** What one page shows. */
export interface PageText {
  /** In the order in which it is written, with a line for each line. */
  readonly text: string;
  /** Texts in notes, stamps, fields and patterns, as they are drawn. */
  readonly others: readonly string[];
  readonly hasPictures: boolean;
  /** Whether it shows something that may be text, and no text: a scan, drawn letters, letters of an unknown font. */
  readonly partly: boolean;
}

export async function readPage(page: PDFPageProxy, warnings: Warnings): Promise<PageText> {
  const before = warnings.pictures;
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  const marks = await marksOf(page);
  const hasPictures = marks.hasDrawings || warnings.pictures > before;
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return {
    text,
    others: marks.others,
    hasPictures,
    partly: marks.hasUnknownLetters || (hasPictures && letters < FEWEST_LETTERS),
  };
}
