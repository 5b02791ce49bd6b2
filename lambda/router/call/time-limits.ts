import type { RouterConfig } from '../config/router-config';

/**
 * API Gateway ends a streamed response after five minutes without a byte [API Gateway developer guide, "Response
 * streaming", read 2026-11]. Before the first byte the router can send nothing to keep the response open, so it stops
 * a little earlier and can still return an error.
 */
const FIRST_BYTE_MS = 285_000;

/** Reserved, out of Lambda's limit, for the last bytes and the outcome record. */
const RESERVE_MS = 10_000;

/** After this much silence the router sends a comment, so that no proxy closes the stream as idle. */
export const HEARTBEAT_MS = 15_000;

/** The longest times from a request's arrival to its first byte and to its last. */
export interface TimeLimits {
  readonly firstByteMs: number;
  readonly totalMs: number;
}

export function timeLimits(limits: RouterConfig['limits'], timeLeftMs: number): TimeLimits {
  const totalMs = Math.max(0, Math.min(limits.totalMs, timeLeftMs - RESERVE_MS));
  return { firstByteMs: Math.min(totalMs, FIRST_BYTE_MS), totalMs };
}
