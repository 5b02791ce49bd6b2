import type { EntityType } from '../../../../policy/entity';
import { DIGIT } from '../character-classes';
import { contextBefore } from '../context/context';
import { NOT_FOUND, type Reading } from '../reading';
import { GROUPINGS, type Grouping, gapsFit } from './grouping';
import { digitsOf, GAP, type Groups, groupLength, isJoined, readGroups } from './groups';
import { readIpv4 } from './ipv4';
import { readMedicalRecord, SHORTEST_RECORD } from './medical-record';
import { readPhones } from './phones';

/** Finds the numbers among the groups of digits that begin here; the position after the last group. */
export function readNumbers(reading: Reading, start: number): number {
  const short = endOfShortNumber(reading, start);
  if (short) return short;
  const groups = readGroups(reading, start);
  const taken: boolean[] = [];
  for (let first = 0; first < groups.starts.length; ) {
    const last =
      readIpv4(reading, groups, first) ??
      readKnown(reading, groups, first) ??
      readMedicalRecord(reading, groups, first);
    if (last === undefined) first++;
    else while (first <= last) taken[first++] = true;
  }
  readPhones(reading, groups, taken);
  return Math.max(groups.end, start + 1);
}

/** Most numbers in a text are short and stand by themselves; where this one ends, if it is such a one. */
function endOfShortNumber(reading: Reading, start: number): number {
  let end = start;
  while (reading.classAt(end) & DIGIT) end++;
  return end - start < SHORTEST_RECORD && !isJoined(reading, end) ? end : NOT_FOUND;
}

/** The longest number of a known grouping that begins with this group; its last group. */
function readKnown(reading: Reading, groups: Groups, first: number): number | undefined {
  let node = GROUPINGS.next[groupLength(groups, first)];
  if (!node || isFraction(reading, groups, first)) return undefined;
  let types: readonly EntityType[] = [];
  let end: number | undefined;
  for (let last = first; node && last < groups.starts.length; last++) {
    const fitting = node.groupings.filter((grouping) => gapsFit(grouping, groups, first));
    const found = fitting.length > 0 ? typesOf(reading, groups, first, last, fitting) : [];
    if (found.length > 0) {
      types = found;
      end = last;
    }
    reading.steps++;
    node = node.next[groupLength(groups, last + 1)];
  }
  for (const type of types) reading.found(type);
  return end;
}

/** The types whose check the digits pass and, where one is needed, whose word stands before them. */
function typesOf(
  reading: Reading,
  groups: Groups,
  first: number,
  last: number,
  groupings: readonly Grouping[],
): readonly EntityType[] {
  const digits = digitsOf(reading, groups, first, last);
  const valid = groupings.filter(({ format }) => format.valid(digits));
  if (valid.length === 0) return [];
  const topics = contextBefore(reading, groups.starts[first] ?? 0);
  const apart = standsApart(groups, first, last) && !(groups.gaps[last] === GAP.space && topics.has('phone'));
  const certain = valid.filter(
    ({ format, needsWord }) =>
      topics.has(format.type) ||
      (needsWord ? topics.has('national-id') : apart || format.type === 'payment-card'),
  );
  return [...new Set(certain.map(({ format }) => format.type))];
}

/** No further group is joined to these in the way they are joined to each other. */
function standsApart(groups: Groups, first: number, last: number): boolean {
  const inner = first === last ? GAP.dash : groups.gaps[last];
  return (first === 0 || groups.gaps[first] !== inner) && groups.gaps[last + 1] !== inner;
}

/** The digits after a decimal point: `0.4012888888881881`. */
function isFraction(reading: Reading, groups: Groups, first: number): boolean {
  const start = groups.starts[first] ?? 0;
  return (
    reading.at(start - 1) === DOT &&
    (reading.classAt(start - 2) & DIGIT) !== 0 &&
    groups.gaps[first + 1] === undefined
  );
}

const DOT = 0x2e;
