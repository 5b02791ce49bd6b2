import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A recorded stream, by its path under test/fixtures/streams. */
export function recorded(name: string): Buffer {
  return readFileSync(path.join(__dirname, '../fixtures/streams', name));
}

/** Where each event of a stream ends, in bytes: at its blank line, or at the end of its frame. */
export function eventEnds(stream: Buffer, framing: 'sse' | 'event-stream'): number[] {
  const ends: number[] = [];
  if (framing === 'sse') {
    for (let at = stream.indexOf('\n\n'); at >= 0; at = stream.indexOf('\n\n', at + 2)) ends.push(at + 2);
  } else {
    for (let at = 0; at < stream.length; ) {
      at += stream.readUInt32BE(at);
      ends.push(at);
    }
  }
  return ends;
}
