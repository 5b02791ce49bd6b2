import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { sha256, text, time } from '../router/records/schema/values';
import type { UnreadObject } from './schema/chain-heads';
import { bytesInJson } from './statement-size';
import { type UnbrokenRun, UnbrokenRuns } from './unbroken-runs';

/** What one object adds to a statement. */
export interface ReadObject {
  readonly runs: UnbrokenRuns;
  /** How many lines are no records. */
  readonly otherLines: number;
}

/** The largest object that is read. */
export interface ObjectLimits {
  /** The most bytes that a gzipped object may decompress to. */
  readonly plainBytes: number;
  /** The most records without a successor that it may have. */
  readonly objectHeads: number;
}

/**
 * What the signer needs of a record. It reads no other field, so that it signs records of every schema: whether a
 * record is complete is a question for who verifies it.
 */
const record = z.object({
  time: time(),
  chain: z.object({ writer: text(), sequence: z.int().check(z.gte(1)), previous: z.nullable(sha256()) }),
});

/**
 * Reads an object: lines of JSON, gzipped or not. Lines end at a line feed, and empty lines do not count, as for
 * `npm run audit -- verify`.
 *
 * @returns the reason if it cannot be read
 */
export function readObject(bytes: Buffer, limits: ObjectLimits): ReadObject | UnreadObject['reason'] {
  const plain = decompressed(bytes, limits.plainBytes);
  if (typeof plain === 'string') return plain;
  const runs = new UnbrokenRuns();
  let otherLines = 0;
  for (const line of linesOf(plain)) {
    const found = readRecord(line);
    if (found) runs.add(found);
    else otherLines += 1;
    if (runs.count > limits.objectHeads) return 'too-large';
  }
  return { runs, otherLines };
}

/**
 * The longest name of a writer, as JSON. The router's has 36 bytes. A line with a longer one counts as no record, so
 * that no line can fill a statement.
 */
const LONGEST_WRITER_BYTES = 256;

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

function readRecord(line: Buffer): UnbrokenRun | undefined {
  try {
    const { success, data } = record.safeParse(JSON.parse(utf8.decode(line)));
    if (!success) return undefined;
    const { writer, sequence, previous } = data.chain;
    if (bytesInJson(writer) > LONGEST_WRITER_BYTES) return undefined;
    const hash = createHash('sha256').update(line).digest('hex');
    return { writer, first: sequence, previous, last: sequence, hash, time: data.time };
  } catch {
    return undefined;
  }
}
