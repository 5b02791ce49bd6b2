import { ALPHANUMERIC, DIGIT } from '../character-classes';
import { value } from '../checksums';
import { contextBefore } from '../context/context';
import type { Reading } from '../reading';
import { digitsOf, GAP, type Groups } from './groups';

const PARTS = 4;
const DOT = 0x2e;
const UNDERSCORE = 0x5f;

/**
 * An IPv4 address that begins with this group; its last group. Four numbers with dots are often a version or a
 * section: those announced as one, with a letter before them, or of single digits with nothing that says address
 * are left alone, and so are the addresses that are nobody's (loopback, any, masks).
 */
export function readIpv4(reading: Reading, groups: Groups, first: number): number | undefined {
  const last = first + PARTS - 1;
  if (groups.gaps[first + 1] !== GAP.dot || groups.gaps[last] !== GAP.dot) return undefined;
  if (
    groups.gaps[first + 2] !== GAP.dot ||
    groups.gaps[first] === GAP.dot ||
    groups.gaps[last + 1] === GAP.dot
  ) {
    return undefined;
  }
  const parts = [0, 1, 2, 3].map((i) => digitsOf(reading, groups, first + i, first + i));
  const numbers = parts.map((digits) => value(digits, 0, digits.length));
  if (parts.some((digits) => digits.length > 3) || numbers.some((number) => number > 255)) return undefined;
  const start = groups.starts[first] ?? 0;
  if (isInsideName(reading, start) || isNobodys(numbers)) return undefined;

  const topics = contextBefore(reading, start);
  const certain = parts.some((digits) => digits.length > 1) && !topics.has('version');
  if (!certain && !topics.has('ip-address')) return undefined;
  reading.found('ip-address');
  return last;
}

/** `v1.2.3.4`, `lib_1.2.3.4`, `3.1.2.3.4`, and `Chrome/120.0.0.0` but not `//10.1.2.3`. */
function isInsideName(reading: Reading, start: number): boolean {
  const before = reading.at(start - 1);
  if (reading.classAt(start - 1) & ALPHANUMERIC || before === UNDERSCORE) return true;
  return before === DOT && (reading.classAt(start - 2) & (ALPHANUMERIC | DIGIT)) !== 0;
}

function isNobodys([a, b, c, d]: number[]): boolean {
  if (b === 0 && c === 0 && (d === 0 || (a === 127 && d === 1))) return true;
  return a === 255 && b === 255;
}
