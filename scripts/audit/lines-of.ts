import { gunzipSync } from 'node:zlib';

/** A line as it is stored, without its line feed. */
export interface Line {
  /** 1 for the first. */
  readonly number: number;
  readonly bytes: Buffer;
}

const LINE_FEED = 0x0a;

/** The lines of an object, gzipped or not; empty ones are left out. Throws where the compression is damaged. */
export function linesOf(bytes: Buffer): readonly Line[] {
  const plain = isGzip(bytes) ? gunzipSync(bytes) : bytes;
  const lines: Line[] = [];
  for (let start = 0, number = 1; start < plain.length; number++) {
    const found = plain.indexOf(LINE_FEED, start);
    const end = found === -1 ? plain.length : found;
    if (end > start) lines.push({ number, bytes: plain.subarray(start, end) });
    start = end + 1;
  }
  return lines;
}

const isGzip = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b;
