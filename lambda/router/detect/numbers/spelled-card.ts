import { contextBefore } from '../context';
import type { TextReading } from '../text-reading';
import { addDigits, type Groups, groupLength } from './groups';
import { isPaymentCard } from './payment-card';

const MOST_DIGITS = 19;
const FEWEST_GROUPS = 7;

/** The last group of a card number written in single digits or pairs, where the words before it announce a card. */
export function readSpelledCard(reading: TextReading, groups: Groups, first: number): number | undefined {
  const count = groups.starts.length;
  if (first > 0 || count < FEWEST_GROUPS || count > MOST_DIGITS) return undefined;
  const width = groupLength(groups, 0);
  const digits: number[] = [];
  for (let g = 0; g < count; g++) {
    if (
      width > 2 ||
      groupLength(groups, g) !== width ||
      groups.gaps[g + 1] !== (g + 1 < count ? groups.gaps[1] : undefined)
    ) {
      return undefined;
    }
    addDigits(reading, groups, g, digits);
  }
  if (!isPaymentCard(digits) || !contextBefore(reading, groups.starts[0] ?? 0).has('payment-card'))
    return undefined;
  reading.found('payment-card');
  return count - 1;
}
