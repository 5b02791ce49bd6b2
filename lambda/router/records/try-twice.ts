/** Longest time for one call, milliseconds. The wait for the audit is at most twice this. */
const ONE_CALL_MS = 2_000;

/** Calls once, and once more if the first call fails. The time is bounded, because the client is waiting. */
export async function tryTwice<T>(
  call: (signal: AbortSignal) => Promise<T>,
  oneCallMs = ONE_CALL_MS,
): Promise<T> {
  try {
    return await call(AbortSignal.timeout(oneCallMs));
  } catch {
    return await call(AbortSignal.timeout(oneCallMs));
  }
}
