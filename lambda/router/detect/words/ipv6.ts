import { ALPHANUMERIC, HEX } from '../character-classes';
import { NOT_FOUND, type TextReading } from '../text-reading';

const COLON = 0x3a;
const BRACKET = 0x5b;
/** Written out in full with an IPv4 tail: RFC 4291, 2.2. */
const LONGEST = 45;

/**
 * The position after an IPv6 address around a group that contains a digit. Times, MAC addresses,
 * C++ and Rust paths and Python slices have colons too; an address has eight groups, or fewer around one `::`,
 * and at least one group of three digits.
 */
export function readIpv6(reading: TextReading, at: number): number {
  if (at < reading.colonsUntil) return NOT_FOUND;
  const limit = Math.max(at - LONGEST, reading.colonsUntil);
  let start = at;
  while (start > limit && isPart(reading, start - 1)) start--;
  reading.steps += at - start;
  reading.colonsUntil = at + 1;
  if (reading.classAt(start - 1) & ALPHANUMERIC || isSlice(reading, start)) return NOT_FOUND;

  let groups = 0;
  let compressed = false;
  let longest = 0;
  let i = start;
  for (; i - start < LONGEST && isPart(reading, i); ) {
    if (reading.at(i) === COLON) {
      const double = reading.at(i + 1) === COLON;
      if ((double && compressed) || (!double && i === start)) return NOT_FOUND;
      if (!double && !(reading.classAt(i + 1) & HEX)) break; // the colon of a sentence
      compressed ||= double;
      i += double ? 2 : 1;
      continue;
    }
    reading.colonsUntil = i + 1;
    const group = i;
    while (i - group < 5 && reading.classAt(i) & HEX) i++;
    if (i - group > 4) return NOT_FOUND;
    longest = Math.max(longest, i - group);
    groups++;
  }
  reading.steps += i - start;
  if (reading.classAt(i) & ALPHANUMERIC) return NOT_FOUND;
  const complete = compressed ? groups > 1 && groups < 8 : groups === 8;
  if (!complete || longest < 3) return NOT_FOUND;
  reading.found('ip-address');
  return i;
}

const isPart = (reading: TextReading, at: number) =>
  (reading.classAt(at) & HEX) !== 0 || reading.at(at) === COLON;

/** `values[100::2]` */
const isSlice = (reading: TextReading, start: number) =>
  reading.at(start - 1) === BRACKET && (reading.classAt(start - 2) & ALPHANUMERIC) !== 0;
