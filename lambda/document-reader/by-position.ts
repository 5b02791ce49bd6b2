/** A piece of text as a page has it. */
export interface Piece {
  readonly str: string;
  /** Its turn and size, and at the end its place (ISO 32000-1, 8.3.3). */
  readonly transform: readonly number[];
  readonly width: number;
}

/** Where a piece is, seen in the direction in which it is written. */
interface Placed {
  readonly text: string;
  readonly angle: number;
  readonly begin: number;
  readonly end: number;
  readonly up: number;
  readonly size: number;
}

/**
 * The text of a page as its place on the page orders it: lines from the top, each from the left. A page may be drawn in any
 * other order. Pieces in two columns become one line, therefore this is one reading beside the order in which a page is
 * drawn.
 */
export function byPosition(pieces: readonly Piece[]): string {
  const placed = pieces
    .filter(({ str }) => str.trim() !== '')
    .map(placeOf)
    .sort((one, other) => one.angle - other.angle || other.up - one.up);
  const lines: Placed[][] = [];
  for (const piece of placed) {
    const line = lines.at(-1);
    if (line?.[0] && isBeside(line[0], piece)) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map(textOf).join('\n');
}

function placeOf({ str, transform, width }: Piece): Placed {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform;
  const turn = Math.atan2(b, a);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const begin = x * cos + y * sin;
  return {
    text: str,
    angle: Math.round((turn * 180) / Math.PI),
    begin,
    end: begin + width,
    up: y * cos - x * sin,
    size: Math.hypot(c, d),
  };
}

/** Whether two pieces are in one line: less than half of a letter apart. */
const isBeside = (one: Placed, other: Placed): boolean =>
  one.angle === other.angle && one.up - other.up < Math.max(one.size, other.size) / 2;

/** The least space between two words, in parts of the height of a letter. The narrowest spaces of fonts have a fifth. */
const SPACE = 0.15;

function textOf(line: readonly Placed[]): string {
  const sorted = [...line].sort((one, other) => one.begin - other.begin);
  return sorted
    .map(({ text, begin, size }, index) => {
      const before = sorted[index - 1];
      return before && begin - before.end > size * SPACE ? ` ${text}` : text;
    })
    .join('');
}
