import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits before the next attempt.
 *
 * @param attempt how many have failed
 * @param seconds what the other side asked for @default a second, doubled with each attempt
 */
export type Pause = (attempt: number, seconds?: number) => Promise<void>;

/** The longest wait that a registry may ask for, in seconds. */
const LONGEST = 60;

/** Waits in real time, until the signal ends the command. */
export const realPause =
  (signal?: AbortSignal): Pause =>
  (attempt, seconds = 2 ** attempt / 2) =>
    sleep(Math.min(seconds, LONGEST) * 1000, undefined, { signal });
