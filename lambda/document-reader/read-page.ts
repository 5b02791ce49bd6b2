import type { PDFPageProxy } from 'unpdf/pdfjs';
import { byPosition } from './by-position';
import { FEWEST_LETTERS, MOST_COVERED, OPERATORS_OF_A_FORM } from './limits';
import { marksOf } from './page-marks';
import type { Warnings } from './warnings';

/** What one page shows. */
export interface PageText {
  /** In the order in which it is written, with a line for each line. */
  readonly text: string;
  /** The same in the order in which it is on the page. */
  readonly byPosition: string;
  /** Texts in notes, stamps, fields and patterns, as they are drawn. */
  readonly others: readonly string[];
  readonly hasPictures: boolean;
  /** Whether it shows something that may be text, and no text: a scan, drawn letters, letters of an unknown font. */
  readonly partly: boolean;
  /** How many operators it has. Forms and pictures count as many. */
  readonly operators: number;
}

export async function readPage(page: PDFPageProxy, warnings: Warnings): Promise<PageText> {
  const before = warnings.pictures;
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  const marks = await marksOf(page);
  const leftOut = warnings.pictures - before;
  const hasPictures = marks.hasDrawings || leftOut > 0;
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return {
    text,
    byPosition: byPosition(items.filter((item) => 'str' in item)),
    others: marks.others,
    hasPictures,
    partly:
      marks.hasUnknownLetters ||
      (hasPictures && letters < FEWEST_LETTERS) ||
      marks.coveredBy(leftOut) > MOST_COVERED,
    operators: marks.operators + leftOut * OPERATORS_OF_A_FORM,
  };
}
