import type { TextReading } from '../text-reading';
import { type Groups, groupLength } from './groups';
import { isPhone, MOST_DIGITS } from './phone';

/** A country code, an area and up to five groups. */
const MOST_GROUPS = 7;

/** Finds the telephone numbers among the groups that are no other number. */
export function readPhones(reading: TextReading, groups: Groups, taken: readonly boolean[]): void {
  for (let first = 0; first < groups.starts.length; first++) {
    if (taken[first]) continue;
    for (let last = furthest(groups, taken, first); last >= first; last--) {
      reading.steps++;
      if (!isPhone(reading, groups, first, last)) continue;
      reading.found('phone');
      first = last;
      break;
    }
  }
}

/** The last group that may still belong to a number beginning at `first`. */
function furthest(groups: Groups, taken: readonly boolean[], first: number): number {
  const before = first > 0 ? groups.gaps[first] : undefined;
  let digits = groupLength(groups, first);
  let last = first;
  while (last + 1 < groups.starts.length && last + 1 - first < MOST_GROUPS && !taken[last + 1]) {
    // The separator between two numbers cannot be inside the second one.
    if (groups.gaps[last + 1] === before) break;
    digits += groupLength(groups, last + 1);
    if (digits > MOST_DIGITS) break;
    last++;
  }
  return last;
}
