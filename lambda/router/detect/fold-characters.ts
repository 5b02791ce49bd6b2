import { OTHER_CODE, OTHER_LETTER_CODE } from './character-classes';
import { INVISIBLE, LOOK_ALIKES, SEPARATORS, SOUND_ALIKES, SUPPLEMENTARY_ZEROS, ZEROS } from './fold-table';

/** The most characters that one character becomes: `⑽` is `(10)`. Longer expansions are cut. */
export const MOST_FOLDED = 4;

const DROPPED = 0;
const UNKNOWN = 0xfe;
const SEVERAL = 0xff;

/** Scripts that put spaces between words; in the others a digit may be next to a letter. */
const FIRST_LETTER = 0xc0;
const PAST_LETTERS = 0x590;

/** What each UTF-16 unit becomes, computed at its first use; `several` holds those that become more than one. */
const folded = new Uint8Array(0x10000).fill(UNKNOWN);
const several = new Map<number, Uint8Array>();
for (let code = 1; code < 0x80; code++) folded[code] = code;
folded[0] = OTHER_CODE;

/** Writes the folded characters of a text. Returns their number. */
export function foldInto(text: string, bytes: Uint8Array): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    let code = folded[unit] as number;
    if (code === UNKNOWN) code = learn(unit);
    if (code < UNKNOWN) {
      if (code !== DROPPED) bytes[length++] = code;
      continue;
    }
    const point = text.codePointAt(i) ?? unit;
    if (point > 0xffff) i++;
    for (const byte of expand(point)) bytes[length++] = byte;
  }
  return length;
}

/** Computes a unit of the basic plane. Halves of a surrogate pair stay `SEVERAL`, and are read as a pair. */
function learn(unit: number): number {
  const surrogate = unit >= 0xd800 && unit < 0xe000;
  const bytes = surrogate ? undefined : decomposed(unit);
  const code = bytes === undefined || bytes.length > 1 ? SEVERAL : (bytes[0] ?? DROPPED);
  if (bytes && bytes.length > 1) several.set(unit, bytes);
  folded[unit] = code;
  return code;
}

const OTHER = Uint8Array.of(OTHER_CODE);
const NONE = new Uint8Array(0);

function expand(point: number): Uint8Array {
  const known = several.get(point);
  if (known || point < 0x10000) return known ?? OTHER;
  if (point >= 0xe0000 && point < 0xe1000) return NONE; // tags and variation selectors
  if (point > 0x1f1ff) return OTHER; // emoji, rare ideographs
  const bytes = decomposed(point);
  several.set(point, bytes);
  return bytes;
}

/** The characters of the compatibility decomposition (NFKD: NFKC with the accents apart), each folded. */
function decomposed(point: number): Uint8Array {
  const codes = [...String.fromCodePoint(point).normalize('NFKD')].map((part) =>
    foldPart(part.codePointAt(0) ?? 0),
  );
  return Uint8Array.from(codes.filter((code) => code !== DROPPED).slice(0, MOST_FOLDED));
}

const ALIKE = new Map<number, number>();
for (const pairs of [SOUND_ALIKES, LOOK_ALIKES, SEPARATORS]) {
  for (let i = 0; i < pairs.length; i += 2) ALIKE.set(pairs.charCodeAt(i), pairs.charCodeAt(i + 1));
}

function foldPart(point: number): number {
  if (point < 0x80) return point;
  const alike = ALIKE.get(point);
  if (alike !== undefined) return alike;
  if (INVISIBLE.some(([first, last]) => point >= first && point <= last)) return DROPPED;
  const zero = (point < 0x10000 ? ZEROS : SUPPLEMENTARY_ZEROS).find(
    (first) => point >= first && point < first + 10,
  );
  if (zero !== undefined) return 0x30 + point - zero;
  return point >= FIRST_LETTER && point < PAST_LETTERS ? OTHER_LETTER_CODE : OTHER_CODE;
}
