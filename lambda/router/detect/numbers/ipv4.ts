import { ALPHANUMERIC } from '../character-classes';
import { contextBefore } from '../context';
import type { TextReading } from '../text-reading';
import { GAP, type Groups, groupLength, numberOf } from './groups';

const DOT = 0x2e;
const SLASH = 0x2f;
const UNDERSCORE = 0x5f;

/**
 * The last group of an IPv4 address that begins with this group. Four numbers with dots are often a version or a
 * section. So the detector ignores them after such a word, after a letter, and where they are single digits without a
 * word for an address. It also ignores addresses that identify no host (loopback, any, masks, whole networks).
 */
export function readIpv4(reading: TextReading, groups: Groups, first: number): number | undefined {
  if (groups.gaps[first + 1] !== GAP.dot || !isQuad(groups, first)) return undefined;
  const a = numberOf(reading, groups, first);
  const b = numberOf(reading, groups, first + 1);
  const c = numberOf(reading, groups, first + 2);
  const d = numberOf(reading, groups, first + 3);
  if (a > 255 || b > 255 || c > 255 || d > 255) return undefined;
  const start = groups.starts[first] ?? 0;
  const last = first + 3;
  if (isInsideName(reading, start) || isNobodys(a, b, c, d)) return undefined;
  if (d === 0 && reading.at(groups.ends[last] ?? 0) === SLASH) return undefined;

  const topics = contextBefore(reading, start);
  const certain = (a > 9 || b > 9 || c > 9 || d > 9) && !topics.has('version');
  if (!certain && !topics.has('ip-address')) return undefined;
  reading.found('ip-address');
  return last;
}

/** Four groups of up to three digits with dots between, and no more dots around. */
function isQuad(groups: Groups, first: number): boolean {
  const { gaps } = groups;
  if (gaps[first + 2] !== GAP.dot || gaps[first + 3] !== GAP.dot) return false;
  if (gaps[first] === GAP.dot || gaps[first + 4] === GAP.dot) return false;
  for (let g = first; g < first + 4; g++) if (groupLength(groups, g) > 3) return false;
  return true;
}

/** `v1.2.3.4`, `lib_1.2.3.4`, `x.1.2.3.4`. */
function isInsideName(reading: TextReading, start: number): boolean {
  const before = reading.at(start - 1);
  if (reading.classAt(start - 1) & ALPHANUMERIC || before === UNDERSCORE) return true;
  return before === DOT && (reading.classAt(start - 2) & ALPHANUMERIC) !== 0;
}

function isNobodys(a: number, b: number, c: number, d: number): boolean {
  if (b === 0 && c === 0 && (d === 0 || (a === 127 && d === 1))) return true;
  return a === 255 && b === 255;
}
