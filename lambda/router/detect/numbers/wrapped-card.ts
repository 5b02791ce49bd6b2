import { DIGIT } from '../character-classes';
import { contextBefore } from '../context';
import { NOT_FOUND, type TextReading } from '../text-reading';
import { GAP, type Groups, groupLength, readGroups } from './groups';
import { readKnownNumber } from './known-number';

/** More groups than a card can have before its last. */
const MOST_BEFORE_BREAK = 4;
const SPACE = 0x20;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The position after a card number that continues in the next line, where the words before it announce a card. */
export function readWrappedCard(reading: TextReading, groups: Groups): number {
  const length = groupLength(groups, 0);
  if (groups.starts.length > MOST_BEFORE_BREAK || (length !== 4 && length !== 8)) return NOT_FOUND;
  const next = nextLine(reading, groups.end);
  if (!(reading.classAt(next) & DIGIT)) return NOT_FOUND;
  if (!contextBefore(reading, groups.starts[0] ?? 0).has('payment-card')) return NOT_FOUND;

  const rest = readGroups(reading, next);
  const gap = groups.gaps[1] ?? rest.gaps[1] ?? GAP.space;
  const whole: Groups = {
    starts: [...groups.starts, ...rest.starts.slice(0, MOST_BEFORE_BREAK)],
    ends: [...groups.ends, ...rest.ends.slice(0, MOST_BEFORE_BREAK)],
    gaps: [...groups.gaps, gap, ...rest.gaps.slice(1, MOST_BEFORE_BREAK)],
    end: rest.end,
  };
  const last = readKnownNumber(reading, whole, 0);
  return last === undefined ? NOT_FOUND : (whole.ends[last] ?? NOT_FOUND);
}

/** Where the next line begins, if a line ends here. */
function nextLine(reading: TextReading, end: number): number {
  let at = end;
  if (reading.at(at) === SPACE) at++;
  if (reading.at(at) === CARRIAGE_RETURN) at++;
  return reading.at(at) === LINE_FEED ? at + 1 : reading.length;
}
