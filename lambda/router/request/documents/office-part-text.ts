import { attributeTexts } from './attribute-texts';
import type { MarkupTexts } from './html-text';
import { SOFT_BREAK, withLineEnds, withoutSoftBreaks } from './line-ends';
import { piecesOf } from './markup-pieces';
import { plainNumber } from './plain-number';
import { unescapeReferences } from './references';

/** Elements with a piece of a paragraph, or of the text of a cell. What follows goes on with it. */
const PIECES: ReadonlySet<string> = new Set(['t', 'delText']);
/** The instruction of a field of Word, in pieces: the address of a link. */
const INSTRUCTIONS: ReadonlySet<string> = new Set(['instrText', 'delInstrText']);
/** Elements that end a line: a paragraph, a cell, a row, a shared string, its reading aid, a comment. */
const BLOCKS: ReadonlySet<string> = new Set('p si c row tc tr rPh is comment text'.split(' '));
/** Breaks inside of a paragraph. */
const SOFT_BREAKS: ReadonlySet<string> = new Set(['br', 'cr', 'tab', 'ptab']);

/**
 * The text of one XML file of an office document. The pieces of a paragraph are one text. Every other text, such as the
 * number in a cell or a property, is a line of its own: next to each other they would read as one number.
 */
export function officePartText(xml: string): MarkupTexts {
  const shown = new Line();
  const final = new Line();
  const instructions = new Line();
  const others = new Set<string>();
  let element = '';
  for (const piece of piecesOf(xml, 'xml')) {
    if ('note' in piece) others.add(unescapeReferences(piece.note));
    else if ('tag' in piece) {
      const { tag } = piece;
      for (const text of attributeTexts(tag)) others.add(plainNumber(text));
      element = tag.closes ? '' : tag.name;
      if (tag.name === 'noBreakHyphen' && !tag.closes) for (const line of [shown, final]) line.add('-');
      const end = BLOCKS.has(tag.name) ? '\n' : SOFT_BREAKS.has(tag.name) ? SOFT_BREAK : undefined;
      if (end) for (const line of [shown, final]) line.break(end);
      if (tag.name === 'fldChar') instructions.break('\n');
    } else {
      const text = unescapeReferences(piece.text);
      if (INSTRUCTIONS.has(element)) instructions.add(text);
      else if (PIECES.has(element)) {
        shown.add(text);
        if (element === 't') final.add(text);
      } else if (text.trim() !== '')
        for (const line of [shown, final]) line.addAlone(plainNumber(text.trim()));
    }
  }
  const unwrapped = withoutSoftBreaks(final.text);
  return {
    texts: [withLineEnds(shown.text), instructions.text, ...others],
    unwrapped: unwrapped === shown.text ? [] : [unwrapped],
  };
}

/** A text that is put together from its pieces. */
class Line {
  private readonly pieces: string[] = [];
  private end: string | undefined;

  get text(): string {
    return this.pieces.join('');
  }

  /** Ends the line before the next text. A hard break wins over a soft one. */
  break(end: string): void {
    if (this.end !== '\n') this.end = end;
  }

  add(text: string): void {
    if (this.end !== undefined && this.pieces.length > 0) this.pieces.push(this.end);
    this.end = undefined;
    this.pieces.push(text.replaceAll(SOFT_BREAK, ' '));
  }

  addAlone(text: string): void {
    this.break('\n');
    this.add(text);
    this.break('\n');
  }
}
