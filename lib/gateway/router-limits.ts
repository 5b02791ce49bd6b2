import type { RouterConfig } from '../../lambda/router/config/router-config';

/** The limit of Lambda, and of API Gateway for a streamed answer: 15 minutes. */
export const ROUTER_TIMEOUT_SECONDS = 900;

/**
 * The limits of one request.
 *
 * - `bodyBytes`: 4 MiB. A Lambda event has at most 6 MB and contains the body as a JSON string, in which each quote
 *   and line break counts twice.
 * - `firstEventMs`: a candidate must send a first sign of life within a minute, so that four silent candidates fit
 *   into API Gateway's idle timeout of five minutes. Reasoning counts as a sign of life.
 * - `nextEventMs`: the longest silence inside an answer is half a minute. Reasoning and pings end a silence.
 * - `totalMs`: 14 minutes, which leaves the function a minute to end the answer and write its outcome.
 */
export const ROUTER_LIMITS: RouterConfig['limits'] = {
  bodyBytes: 4 * 1024 * 1024,
  firstEventMs: 60_000,
  nextEventMs: 30_000,
  totalMs: 14 * 60_000,
};

/**
 * Longest wait for a second opinion: enough for tens of pieces of 100 KB, eight at a time. The answer cannot start
 * before.
 */
export const SECOND_OPINION_TIMEOUT_MS = 5_000;
