/** How long one call may take before it is given up, milliseconds. Twice this bounds the wait for the audit. */
const ONE_CALL_MS = 2_000;

/** Calls once, and once more if the first call failed. Bounded: the client is waiting. */
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
