import { contextBefore } from '../context';
import type { TextReading } from '../text-reading';
import { isDateShaped } from './date-shape';
import { type Groups, groupLength } from './groups';

/** A number with fewer digits is a room, a dose or a year. */
export const SHORTEST_RECORD = 5;
const LONGEST = 12;

/** The last group of a record number. It has no fixed form: it is the first digits after the words that announce it. */
export function readMedicalRecord(reading: TextReading, groups: Groups, first: number): number | undefined {
  if (first > 0) return undefined;
  const last = groups.starts.length - 1;
  let digits = 0;
  for (let g = 0; g <= last && digits <= LONGEST; g++) digits += groupLength(groups, g);
  if (digits < SHORTEST_RECORD || digits > LONGEST || isDateShaped(reading, groups, 0, last))
    return undefined;
  if (!contextBefore(reading, groups.starts[0] ?? 0).has('medical-record-number')) return undefined;
  reading.found('medical-record-number');
  return last;
}
