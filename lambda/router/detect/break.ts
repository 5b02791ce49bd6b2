import { NOT_FOUND, type TextReading } from './text-reading';

const LONGEST_BREAK = 6;
const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The position after a tab or the end of a line, with spaces around it; NOT_FOUND where there is none. */
export function afterBreak(reading: TextReading, end: number): number {
  let at = end;
  let breaks = 0;
  for (; at - end < LONGEST_BREAK; at++) {
    const code = reading.at(at);
    if (code === TAB || code === LINE_FEED || code === CARRIAGE_RETURN) breaks++;
    else if (code !== SPACE) break;
  }
  return breaks > 0 ? at : NOT_FOUND;
}
