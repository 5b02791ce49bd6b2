/** Longest time for one call, milliseconds. The wait for the audit is at most twice this. */
const ONE_CALL_MS = 2_000;

/**
 * Calls once, and once more if the first call fails. The time is bounded, because the client is waiting: each call is
 * told how long it may take, in milliseconds.
 */
export async function tryTwice<T>(
  call: (timeoutMs: number) => Promise<T>,
  oneCallMs = ONE_CALL_MS,
): Promise<T> {
  try {
    return await call(oneCallMs);
  } catch {
    return await call(oneCallMs);
  }
}
