import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { text, time } from '../router/records/schema/values';
import type { ChainHead, UnreadObject } from './schema/chain-heads';

/** What one object adds to a statement. */
export interface ReadObject {
  /** The newest record of each chain in this object; two for one place if two different lines claim it. */
  readonly heads: readonly ChainHead[];
  /** How many lines are no records. */
  readonly otherLines: number;
}

/**
 * What the signer needs of a record. It reads no other field, so that it signs records of every schema: whether a
 * record is complete is a question for who verifies it.
 */
const record = z.object({
  time: time(),
  chain: z.object({ writer: text(), sequence: z.int().check(z.gte(1)) }),
});

/**
 * Reads an object: lines of JSON, gzipped or not. Lines end at a line feed, and empty lines do not count, as for
 * `npm run audit -- verify`.
 *
 * @param largestBytes the most bytes that a gzipped object may decompress to
 * @returns the reason if it cannot be read
 */
export function readObject(bytes: Buffer, largestBytes: number): ReadObject | UnreadObject['reason'] {
  const plain = decompressed(bytes, largestBytes);
  if (typeof plain === 'string') return plain;
  const newest = new Map<string, Place>();
  let otherLines = 0;
  for (const line of linesOf(plain)) {
    const found = readRecord(line);
    if (found) keepNewest(newest, { ...found, lines: [{ line, time: found.time }] });
    else otherLines += 1;
  }
  return { heads: [...newest.values()].flatMap(headsAt), otherLines };
}

interface Place {
  readonly writer: string;
  readonly sequence: number;
  readonly lines: readonly { readonly line: Buffer; readonly time: string }[];
}

function keepNewest(newest: Map<string, Place>, place: Place): void {
  const known = newest.get(place.writer);
  if (known && known.sequence > place.sequence) return;
  const before = known?.sequence === place.sequence ? known.lines : [];
  newest.set(place.writer, { ...place, lines: [...before, ...place.lines] });
}

/** A line that was delivered twice is one head. */
function headsAt({ writer, sequence, lines }: Place): readonly ChainHead[] {
  const heads = lines.map(({ line, time }) => {
    const hash = createHash('sha256').update(line).digest('hex');
    return [hash, { writer, sequence, hash, time }] as const;
  });
  return [...new Map(heads).values()];
}

const LINE_FEED = 0x0a;

function* linesOf(plain: Buffer): Generator<Buffer> {
  for (let start = 0; start < plain.length; ) {
    const found = plain.indexOf(LINE_FEED, start);
    const end = found === -1 ? plain.length : found;
    if (end > start) yield plain.subarray(start, end);
    start = end + 1;
  }
}

function decompressed(bytes: Buffer, largestBytes: number): Buffer | 'damaged' | 'too-large' {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: largestBytes });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged';
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function readRecord(line: Buffer) {
  try {
    const { success, data } = record.safeParse(JSON.parse(utf8.decode(line)));
    return success ? { time: data.time, ...data.chain } : undefined;
  } catch {
    return undefined;
  }
}
