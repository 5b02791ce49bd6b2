import { DIGIT, HEX } from '../character-classes';
import type { Digits } from '../checksums';
import { contextBefore } from '../context';
import { isPaymentCard } from '../numbers/payment-card';
import { NOT_FOUND, type TextReading } from '../text-reading';

/** A hexadecimal digest is at least this long; a shorter run may be a number with letters beside it. */
const SHORTEST_DIGEST = 20;
const CARD = { shortest: 13, longest: 19 } as const;
const RECORD = { shortest: 5, longest: 15, digits: 4 } as const;

/**
 * Reads a run of letters and digits that is no known identifier: a card number directly after a word (`PAN4111…`), or
 * a medical record number that contains letters.
 */
export function readMixed(reading: TextReading, from: number, to: number): number {
  return readGluedCard(reading, from, to) || readRecordNumber(reading, from, to);
}

function readGluedCard(reading: TextReading, from: number, to: number): number {
  if (to - from >= SHORTEST_DIGEST && isHexadecimal(reading, from, to)) return NOT_FOUND;
  reading.steps += to - from;
  for (let i = from; i < to; i++) {
    const start = i;
    while (i < to && reading.classAt(i) & DIGIT) i++;
    if (i - start < CARD.shortest || i - start > CARD.longest) continue;
    const digits: Digits = Array.from({ length: i - start }, (_, index) => reading.at(start + index) - 0x30);
    if (!isPaymentCard(digits)) continue;
    reading.found('payment-card');
    return to;
  }
  return NOT_FOUND;
}

function readRecordNumber(reading: TextReading, from: number, to: number): number {
  if (to - from < RECORD.shortest || to - from > RECORD.longest) return NOT_FOUND;
  let digits = 0;
  for (let i = from; i < to; i++) if (reading.classAt(i) & DIGIT) digits++;
  if (digits < RECORD.digits || !contextBefore(reading, from).has('medical-record-number')) return NOT_FOUND;
  reading.found('medical-record-number');
  return to;
}

function isHexadecimal(reading: TextReading, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!(reading.classAt(i) & HEX)) return false;
  return true;
}
