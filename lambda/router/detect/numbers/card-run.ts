import type { TextReading } from '../text-reading';
import { isTableRow } from './card-table';
import { addDigits, type Gap, type Groups, groupLength, numberOf, type Run } from './groups';
import { isPaymentCard } from './payment-card';

/** The most groups of one length in a card number. */
const MOST_GROUPS = 4;

/**
 * Whether a card number of groups `first` to `last` is part of a table: a part of a longer row of equal groups, or a
 * whole row among rows of the same shape. In a table of four-digit numbers, four neighbours pass the check of a card by
 * chance once in thirty times. In a list of cards every row passes it.
 */
export function isPartOfTable(reading: TextReading, groups: Groups, first: number, last: number): boolean {
  const { run: known } = groups;
  const gap = groups.gaps[first + 1];
  const run =
    known && known.gap === gap && first >= known.from && first <= known.to
      ? known
      : runAround(reading, groups, first, gap);
  groups.run = run;
  return !run.cards || isTableRow(reading, groups.starts[first] ?? 0, groups.ends[last] ?? 0);
}

function runAround(reading: TextReading, groups: Groups, first: number, gap: Gap | undefined): Run {
  const { starts, gaps } = groups;
  const length = groupLength(groups, first);
  let from = first;
  while (from > 0 && gaps[from] === gap && groupLength(groups, from - 1) === length) from--;
  let to = first;
  while (to + 1 < starts.length && gaps[to + 1] === gap && groupLength(groups, to + 1) === length) to++;
  reading.steps += to - from + 1;
  return { from, to, gap, cards: isMostlyCards(reading, groups, from, to) };
}

/** The groups four by four; an expiry date may follow the last card. Up to four groups are one card at most. */
function isMostlyCards(reading: TextReading, groups: Groups, from: number, to: number): boolean {
  if (to - from < MOST_GROUPS) return true;
  const rest = (to - from + 1) % MOST_GROUPS;
  if (rest > 1 || (rest === 1 && !isExpiry(numberOf(reading, groups, to)))) return false;
  let all = 0;
  let valid = 0;
  for (let g = from; g + MOST_GROUPS - 1 <= to; g += MOST_GROUPS) {
    const digits: number[] = [];
    for (let i = 0; i < MOST_GROUPS; i++) addDigits(reading, groups, g + i, digits);
    all++;
    if (isPaymentCard(digits)) valid++;
  }
  return valid * 4 >= all * 3;
}

/** Month and year, `1227`. Cards in use expire in the 2020s to 2040s. */
function isExpiry(number: number): boolean {
  const month = Math.floor(number / 100);
  const year = number % 100;
  return month >= 1 && month <= 12 && year >= 20 && year < 50;
}
