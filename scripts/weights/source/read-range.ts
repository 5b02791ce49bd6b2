import { setTimeout as sleep } from 'node:timers/promises';
import { StagingError } from '../staging-error';
import { type ByteRange, InterruptedRead, type SourceFile, type WeightsSource } from './source';

/** How often a read is tried again without a byte between the tries. */
const TRIES = 8;

/** The longest wait between two tries. */
const LONGEST_MS = 5 * 60_000;

/** How a reader waits before it tries again, so that tests need not. */
export type Pause = (ms: number, signal?: AbortSignal) => Promise<unknown>;

export const pause: Pause = (ms, signal) => sleep(ms, undefined, { signal });

/**
 * The bytes of a range, all of them. Where the source breaks off, the next request begins at the byte that is missing; it
 * gives up after eight tries in a row that bring none.
 */
export async function* readRange(
  source: WeightsSource,
  file: SourceFile,
  { start, end }: ByteRange,
  { signal, wait = pause }: { readonly signal?: AbortSignal; readonly wait?: Pause } = {},
): AsyncGenerator<Uint8Array> {
  for (let [at, failures] = [start, 0]; at < end; ) {
    const before = at;
    const interruption = yield* once();
    if (at >= end) return;
    failures = at > before ? 1 : failures + 1;
    if (failures >= TRIES) throw gaveUp(source, file, interruption);
    await wait(Math.min(interruption.afterMs ?? 2 ** failures * 500, LONGEST_MS), signal);

    async function* once(): AsyncGenerator<Uint8Array, InterruptedRead> {
      try {
        for await (const chunk of source.open(file, { start: at, end }, signal)) {
          const wanted = chunk.subarray(0, end - at);
          at += wanted.length;
          yield wanted;
          if (at >= end) break;
        }
        return new InterruptedRead(`it ended at byte ${at} of ${end}`);
      } catch (error) {
        if (error instanceof InterruptedRead) return error;
        throw error;
      }
    }
  }
}

/** A range as one piece of memory. */
export async function bytesOf(
  source: WeightsSource,
  file: SourceFile,
  range: ByteRange,
  options: { readonly signal?: AbortSignal; readonly wait?: Pause } = {},
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readRange(source, file, range, options)) chunks.push(chunk);
  return Buffer.concat(chunks, range.end - range.start);
}

const gaveUp = ({ name }: WeightsSource, { path }: SourceFile, { message, throttled }: InterruptedRead) =>
  new StagingError(
    throttled ? 'throttled' : 'unreachable',
    `${name} did not give ${path} after ${TRIES} tries: ${message}.`,
    'Run the command again later: it continues where it stopped.',
  );
