import { Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';

/** A line as it is stored, without its line feed. */
export interface Line {
  /** 1 for the first. */
  readonly number: number;
  /** `undefined` where the line is longer than {@link LONGEST_LINE}. */
  readonly bytes: Buffer | undefined;
}

/** The longest record that Firehose accepts, in bytes; source: API reference of PutRecord, 2026-11. */
export const LONGEST_LINE = 1_024_000;

const LINE_FEED = 0x0a;

/** The compression is damaged. */
export class DamagedGzip extends Error {
  override readonly name = 'DamagedGzip';
}

/**
 * The lines of an object, gzipped or not, an array for each chunk that is read; empty lines are left out. It holds a
 * chunk and one line in memory. @throws DamagedGzip
 */
export async function* linesOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  let open: Buffer[] = [];
  let length = 0;
  let number = 1;
  const closed = (end: Buffer): Line | undefined => {
    const bytes = open.length === 0 ? end : Buffer.concat([...open, end]);
    const all = length + end.length;
    open = [];
    length = 0;
    return all === 0 ? undefined : { number, bytes: all > LONGEST_LINE ? undefined : bytes };
  };
  for await (const chunk of unzipped(content)) {
    const lines: Line[] = [];
    let start = 0;
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, start)) {
      const line = closed(chunk.subarray(start, at));
      if (line) lines.push(line);
      number++;
      start = at + 1;
    }
    const rest = chunk.subarray(start);
    length += rest.length;
    if (length <= LONGEST_LINE && rest.length > 0) open.push(rest);
    else if (length > LONGEST_LINE) open = [];
    if (lines.length > 0) yield lines;
  }
  const last = closed(Buffer.alloc(0));
  if (last) yield [last];
}

/** A small object is decompressed at once, because a stream costs more than its bytes do. */
const SMALL = 16 * 1024 * 1024;

async function* unzipped(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const chunks = content[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  let next = await chunks.next();
  for (; !next.done && head.length < 2; next = await chunks.next()) head = joined(head, next.value);
  if (!isGzip(head)) {
    if (head.length > 0) yield head;
    for (; !next.done; next = await chunks.next()) yield asBuffer(next.value);
    return;
  }
  const plain = next.done ? unzippedAtOnce(head) : undefined;
  if (plain) return yield plain;
  const zipped = Readable.from(
    (async function* () {
      yield head;
      for (; !next.done; next = await chunks.next()) yield asBuffer(next.value);
    })(),
  );
  const gunzip = createGunzip();
  zipped.on('error', (error) => gunzip.destroy(error));
  try {
    yield* zipped.pipe(gunzip);
  } catch (error) {
    throw isDamage(error) ? new DamagedGzip() : error;
  }
}

/** The whole object; `undefined` where it is too large for that. */
function unzippedAtOnce(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: SMALL });
  } catch (error) {
    if (isDamage(error)) throw new DamagedGzip();
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw error;
  }
}

/** zlib names its errors so; an error of the source has another code. */
const isDamage = (error: unknown) => String((error as NodeJS.ErrnoException).code).startsWith('Z_');

const joined = (head: Buffer, more: Uint8Array) =>
  head.length === 0 ? asBuffer(more) : Buffer.concat([head, more]);
const isGzip = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b;
const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
