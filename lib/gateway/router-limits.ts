import type { RouterConfig } from '../../lambda/router/config/router-config';

/** Lambda's own longest, and API Gateway's longest for a streamed answer: 15 minutes, in seconds. */
export const ROUTER_TIMEOUT_SECONDS = 900;

/**
 * What a router allows one request.
 *
 * - `bodyBytes`: 4 MiB. Lambda takes 6 MB, and the body arrives as a JSON string inside the event, so each quote
 *   and line break in it counts twice.
 * - `firstEventMs`: a minute for a candidate to show that it is alive, so that four silent candidates fit into API
 *   Gateway's five idle minutes. A model that reasons shows it all the time, and has those five minutes for itself.
 * - `nextEventMs`: half a minute of silence inside an answer. Reasoning and pings are no silence.
 * - `totalMs`: 14 minutes, which leaves the function a minute to end the answer and write its outcome.
 */
export const ROUTER_LIMITS: RouterConfig['limits'] = {
  bodyBytes: 4 * 1024 * 1024,
  firstEventMs: 60_000,
  nextEventMs: 30_000,
  totalMs: 14 * 60_000,
};

/**
 * Longest wait for a second opinion, milliseconds: tens of pieces of 100 KB, eight at a time. Nothing of the answer
 * can begin before.
 */
export const SECOND_OPINION_TIMEOUT_MS = 5_000;
