import { Connection } from './connection';
import type { Check } from './expectation';

/** What one slot of load gave. Times are in milliseconds, one for each request. */
export interface SlotTimes {
  readonly totalMs: readonly number[];
  readonly firstByteMs: readonly number[];
  readonly errors: number;
  /** The first error, in words. */
  readonly error?: string;
}

export interface SlotOptions {
  readonly port: number;
  readonly request: Buffer;
  readonly check: Check;
  readonly atOnce: number;
  /** Starts no request after this time. @default no limit */
  readonly forMs?: number;
  /** Starts no request after this many. @default no limit */
  readonly requests?: number;
}

/** Sends requests over as many connections as there are at once, each the next when its answer is complete. */
export async function runSlot(options: SlotOptions): Promise<SlotTimes> {
  const { atOnce, forMs = Number.POSITIVE_INFINITY, requests = Number.POSITIVE_INFINITY } = options;
  const totalMs: number[] = [];
  const firstByteMs: number[] = [];
  const errors: string[] = [];
  const endsAt = performance.now() + forMs;
  let started = 0;

  const work = async () => {
    let connection: Connection | undefined;
    while (started < requests && performance.now() < endsAt && errors.length < MOST_ERRORS) {
      started += 1;
      try {
        connection ??= await Connection.open(options.port);
        const timed = await connection.send(options.request);
        totalMs.push(timed.totalMs);
        firstByteMs.push(timed.firstByteMs);
        const wrong = options.check(timed.message.head, timed.message.body);
        if (wrong !== undefined) errors.push(wrong);
      } catch (error) {
        errors.push((error as Error).message);
        connection?.close();
        connection = undefined;
      }
    }
    connection?.close();
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return {
    totalMs,
    firstByteMs,
    errors: errors.length,
    ...(errors[0] !== undefined && { error: errors[0] }),
  };
}

/** A contestant that fails has no number, so the slot need not go on. */
const MOST_ERRORS = 20;
