import { DIGIT } from '../character-classes';
import { NOT_FOUND, type TextReading } from '../text-reading';
import { isJoined, readGroups } from './groups';
import { readIpv4 } from './ipv4';
import { readKnownNumber } from './known-number';
import { readMedicalRecord, SHORTEST_RECORD } from './medical-record';
import { readPhones } from './phones';
import { readSpelledCard } from './spelled-card';
import { digitsAfterBreak, readSpreadNumber } from './spread-number';

/** Finds the numbers among the groups of digits that begin here. Returns the position after the last group. */
export function readNumbers(reading: TextReading, start: number): number {
  const short = endOfShortNumber(reading, start);
  if (short) {
    const goesOn = digitsAfterBreak(reading, short) !== NOT_FOUND;
    return (goesOn && readSpreadNumber(reading, readGroups(reading, start))) || short;
  }
  const groups = readGroups(reading, start);
  const taken: boolean[] = [];
  for (let first = 0; first < groups.starts.length; ) {
    const last =
      readIpv4(reading, groups, first) ??
      readKnownNumber(reading, groups, first) ??
      readSpelledCard(reading, groups, first) ??
      readMedicalRecord(reading, groups, first);
    if (last === undefined) first++;
    else while (first <= last) taken[first++] = true;
  }
  const spreadUntil = taken.length === 0 ? readSpreadNumber(reading, groups) : NOT_FOUND;
  if (spreadUntil) return spreadUntil;
  readPhones(reading, groups, taken);
  return Math.max(groups.end, start + 1);
}

/** Most numbers in a text are short and alone. Returns the end of such a number. */
function endOfShortNumber(reading: TextReading, start: number): number {
  let end = start;
  while (reading.classAt(end) & DIGIT) end++;
  return end - start < SHORTEST_RECORD && !isJoined(reading, end) ? end : NOT_FOUND;
}
