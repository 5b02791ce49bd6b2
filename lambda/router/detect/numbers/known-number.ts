import type { EntityType } from '../../../../policy/entity';
import { DIGIT } from '../character-classes';
import type { Digits } from '../checksums';
import { contextBefore } from '../context';
import type { TextReading } from '../text-reading';
import { isPartOfTable } from './card-run';
import { GROUPINGS, type Grouping, gapsFit } from './grouping';
import { addDigits, GAP, type Groups, groupLength } from './groups';

const DOT = 0x2e;

/** The last group of the longest number of a known grouping that begins with this group. */
export function readKnownNumber(reading: TextReading, groups: Groups, first: number): number | undefined {
  let node = GROUPINGS.next[groupLength(groups, first)];
  if (!node || isFraction(reading, groups, first)) return undefined;
  const digits: number[] = [];
  let collected = first;
  let types: readonly EntityType[] | undefined;
  let end: number | undefined;
  for (let last = first; node; last++) {
    if (node.groupings.length > 0) while (collected <= last) addDigits(reading, groups, collected++, digits);
    const found = typesOf(reading, groups, first, last, node.groupings, digits);
    if (found) {
      types = found;
      end = last;
    }
    node = node.next[groupLength(groups, last + 1)];
  }
  for (const type of types ?? []) reading.found(type);
  return end;
}

/** The types whose grouping and check fit and, where one is required, whose word comes before them. */
function typesOf(
  reading: TextReading,
  groups: Groups,
  first: number,
  last: number,
  groupings: readonly Grouping[],
  digits: Digits,
): readonly EntityType[] | undefined {
  let types: EntityType[] | undefined;
  for (const grouping of groupings) {
    const { type, valid } = grouping.format;
    if (!gapsFit(grouping, groups, first) || !valid(digits) || types?.includes(type)) continue;
    if (isCertain(reading, groups, first, last, grouping)) types = [...(types ?? []), type];
  }
  return types;
}

function isCertain(
  reading: TextReading,
  groups: Groups,
  first: number,
  last: number,
  grouping: Grouping,
): boolean {
  const { type } = grouping.format;
  if (type === 'payment-card' && !grouping.needsWord) {
    if (first === last || !isPartOfTable(reading, groups, first, last)) return true;
    return contextBefore(reading, groups.starts[first] ?? 0).has('payment-card');
  }
  const topics = contextBefore(reading, groups.starts[first] ?? 0);
  if (topics.has(type)) return true;
  if (grouping.needsWord) return topics.has('national-id') && type !== 'payment-card';
  return standsApart(groups, first, last) && !(groups.gaps[last] === GAP.space && topics.has('phone'));
}

/** Whether no further group follows with the same separator. */
function standsApart(groups: Groups, first: number, last: number): boolean {
  const inner = first === last ? GAP.dash : groups.gaps[last];
  return (first === 0 || groups.gaps[first] !== inner) && groups.gaps[last + 1] !== inner;
}

/** The digits after a decimal point: `0.4012888888881881`. */
function isFraction(reading: TextReading, groups: Groups, first: number): boolean {
  const start = groups.starts[first] ?? 0;
  const decimal = reading.at(start - 1) === DOT && (reading.classAt(start - 2) & DIGIT) !== 0;
  return decimal && first === groups.starts.length - 1;
}
