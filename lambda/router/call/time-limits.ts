import type { RouterConfig } from '../config/router-config';

/**
 * API Gateway ends a streamed response after five minutes without a byte [API Gateway developer guide, "Response
 * streaming", read 2026-11]. Until the first byte nothing can be sent in between, so the router gives up a
 * little earlier and can still say so.
 */
const FIRST_BYTE_MS = 285_000;

/** Kept back from the platform's limit for the last bytes and the outcome record. */
const RESERVE_MS = 10_000;

/** A comment is sent after this much silence, so that no proxy on the way takes the stream for dead. */
export const HEARTBEAT_MS = 15_000;

/** How long, from a request's arrival, until its first byte and until its last. */
export interface TimeLimits {
  readonly firstByteMs: number;
  readonly totalMs: number;
}

export function timeLimits(limits: RouterConfig['limits'], timeLeftMs: number): TimeLimits {
  const totalMs = Math.max(0, Math.min(limits.totalMs, timeLeftMs - RESERVE_MS));
  return { firstByteMs: Math.min(totalMs, FIRST_BYTE_MS), totalMs };
}
