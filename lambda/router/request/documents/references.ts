import { NAMED_REFERENCES } from './named-references';

const REFERENCE = /&(?:#x([\da-f]+)|#(\d+)|([a-z][a-z\d]{1,31}))(;?)/gi;

/** Names that HTML also takes without a semicolon, for old pages (html.spec.whatwg.org, 13.5, 2026-11). */
const WITHOUT_SEMICOLON =
  /^(?:[aeiouyn](?:acute|grave|circ|tilde|uml)|[ac](?:ring|cedil)|nbsp|shy|middot|sup[123]|frac[13][24]|amp|lt|gt|quot|uml|acute|cedil|macr|micro|ord[fm])/i;

const ACCENTED = /^([a-z])(acute|grave|circ|tilde|uml|cedil|ring|caron|breve|macr|ogon|dot|dblac)$/i;
const ACCENTS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  cedil: '\u0327',
  ring: '\u030a',
  caron: '\u030c',
  breve: '\u0306',
  macr: '\u0304',
  ogon: '\u0328',
  dot: '\u0307',
  dblac: '\u030b',
};
const MATHEMATICAL = /^([a-z])(?:fr|opf|scr)$/i;

/** Undoes the references of HTML and XML, by number and by name. A name that is not known stays as it is written. */
export function unescapeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, hex?: string, decimal?: string, name?: string, end?: string) => {
    if (name !== undefined) return named(name, end === ';') ?? whole;
    return character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) ?? whole;
  });
}

function named(name: string, ended: boolean): string | undefined {
  if (ended) {
    const meaning = meaningOf(name);
    if (meaning !== undefined) return meaning;
  }
  const begun = WITHOUT_SEMICOLON.exec(name)?.[0];
  const meaning = begun && meaningOf(begun);
  return begun && meaning !== undefined
    ? `${meaning}${name.slice(begun.length)}${ended ? ';' : ''}`
    : undefined;
}

function meaningOf(name: string): string | undefined {
  const known = NAMED_REFERENCES.get(name) ?? MATHEMATICAL.exec(name)?.[1];
  if (known !== undefined) return known;
  const [, letter, accent] = ACCENTED.exec(name) ?? [];
  return letter && accent ? `${letter}${ACCENTS[accent]}`.normalize('NFC') : undefined;
}

/** What HTML reads the numbers 128 to 159 as: the characters of Windows-1252. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function character(point: number): string | undefined {
  if (point >= 0x80 && point < 0xa0) return WINDOWS_1252[point - 0x80];
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
