import { afterBreak } from '../break';
import { DIGIT } from '../character-classes';
import { contextBefore } from '../context';
import type { Topic } from '../context-words';
import { NOT_FOUND, type TextReading } from '../text-reading';
import { GROUPINGS } from './grouping';
import { GAP, type Gap, type Groups, groupLength, readGroups } from './groups';
import { readKnownNumber } from './known-number';

/** More groups than a number has that breaks tear apart: those of a card with single digits are not searched. */
const MOST_GROUPS = 8;

/** Topics that announce something else than a payment card or a national number. */
const OTHERS: ReadonlySet<Topic> = new Set<Topic>([
  ...(['phone', 'phone-hint', 'phone-label', 'ip-address'] as const),
  ...(['aws-secret-key', 'version', 'medical-record-number'] as const),
]);

/**
 * The position after a number whose groups are in the next lines or in the cells of a row, as it is pasted from a table. Only
 * where the words before it announce a payment card or a national number: without them, it is a column of numbers.
 */
export function readSpreadNumber(reading: TextReading, groups: Groups): number {
  if (!GROUPINGS.next[groupLength(groups, 0)] || groups.starts.length >= MOST_GROUPS) return NOT_FOUND;
  let next = digitsAfterBreak(reading, groups.end);
  if (next === NOT_FOUND) return NOT_FOUND;
  const topics = contextBefore(reading, groups.starts[0] ?? 0);
  if ([...topics].every((topic) => OTHERS.has(topic))) return NOT_FOUND;

  const starts = [...groups.starts];
  const ends = [...groups.ends];
  const gaps = [...groups.gaps];
  let end = groups.end;
  while (next !== NOT_FOUND && starts.length < MOST_GROUPS) {
    const rest = readGroups(reading, next);
    if (rest.starts.length === 0) break;
    // A row of a table may have any number of them.
    if (starts.length + rest.starts.length > 2 * MOST_GROUPS) return NOT_FOUND;
    const gap: Gap = gaps[1] ?? rest.gaps[1] ?? GAP.space;
    starts.push(...rest.starts);
    ends.push(...rest.ends);
    gaps.push(gap, ...rest.gaps.slice(1));
    end = rest.end;
    next = digitsAfterBreak(reading, end);
  }
  const last = readKnownNumber(reading, { starts, ends, gaps, end }, 0);
  return last === undefined ? NOT_FOUND : (ends[last] ?? NOT_FOUND);
}

/** Where the digits after a break begin. */
export function digitsAfterBreak(reading: TextReading, end: number): number {
  const next = afterBreak(reading, end);
  return reading.classAt(next) & DIGIT ? next : NOT_FOUND;
}
