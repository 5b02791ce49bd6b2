import type { Boundary, Host } from '../../../policy/boundary';
import type { HostErrorReason } from './chat';

// How a request ended, in the words that records, log lines and alarms share.

/**
 * `complete`: the router sent the whole answer. `partial`: it sent some of it, then the answer broke or the client left.
 * `failed`: it sent none of it. `refused`: it called no model.
 */
export const OUTCOMES = ['complete', 'partial', 'refused', 'failed'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** One call to a model. */
export interface Attempt {
  readonly model: string;
  readonly host: Host;
  readonly boundary: Boundary;
  /** Why the call gave no answer; `null` where it did; `stopped`: the request had ended. */
  readonly reason: HostErrorReason | 'stopped' | null;
  /** The HTTP status of the failure, where there was one. */
  readonly status: number | null;
  /** Milliseconds until its first event, or until the router gave it up. */
  readonly ms: number;
}
