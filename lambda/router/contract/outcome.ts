import type { Boundary, Host } from '../../../policy/boundary';
import type { HostErrorReason } from './chat';

// How a request ended, in the words that records, log lines and alarms share.

/**
 * `complete`: the whole answer was handed over. `partial`: some of it, then it broke or the client went away.
 * `failed`: none of it. `refused`: no model was called.
 */
export const OUTCOMES = ['complete', 'partial', 'refused', 'failed'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** One call that was made. */
export interface Attempt {
  readonly model: string;
  readonly host: Host;
  readonly boundary: Boundary;
  /** Why the call gave no answer; `null` where it did; `stopped`: the request had ended. */
  readonly reason: HostErrorReason | 'stopped' | null;
  /** The HTTP status of the failure, where there was one. */
  readonly status: number | null;
  /** Milliseconds until its first event, or until it was given up. */
  readonly ms: number;
}
