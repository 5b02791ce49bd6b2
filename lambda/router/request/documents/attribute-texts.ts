import type { Tag } from './markup-pieces';
import { unescapeReferences } from './references';

/** The shortest value that the detector finds has six characters: `a@b.de`. */
const SHORTEST = 6;

/** Attributes that say what the value beside them is, as in `<input name="ssn" value="…">`. */
const LABELS: ReadonlySet<string> = new Set([
  'name',
  'id',
  'itemprop',
  'property',
  'placeholder',
  'aria-label',
]);
/** Attributes that hold such a value. */
const LABELLED: ReadonlySet<string> = new Set(['value', 'content', 'val']);

/** Ids and sets of characters that office programs write as eight hexadecimal digits (ST_LongHexNumber, ECMA-376). */
const LONG_HEX = /^[\dA-F]{8}$/i;
const LONG_HEX_NAMES = /^(?:rsid\w*|paraId|paraIdParent|textId|durableId|usb[0-3]|csb[01]|val|rgb|lastClr)$/;
/** The address of a cell, `XFD1048576`. */
const CELL = /^[A-Z]{1,3}[1-9]\d{0,6}$/;

/**
 * The values of the attributes of a tag, each a text of its own: next to each other, `val="phClr"` and `val="110000"` would
 * read as a telephone number. Names of tags are not read.
 */
export function attributeTexts({ attributes }: Tag): readonly string[] {
  const label = attributes.filter(([name]) => LABELS.has(name)).map(([, value]) => value);
  return attributes
    .filter(([name, value]) => value.length >= SHORTEST && !isForm(name, value))
    .map(([name, value]) => (LABELLED.has(name) ? [...label, value].join(' ') : value))
    .map(unescapeReferences);
}

/** Whether the value is a number of the format, which no person writes. */
const isForm = (name: string, value: string): boolean =>
  (LONG_HEX_NAMES.test(name) && LONG_HEX.test(value)) || (name === 'r' && CELL.test(value));
