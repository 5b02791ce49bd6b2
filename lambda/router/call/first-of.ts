/** What came first. */
export type First<T> =
  | { readonly came: 'value'; readonly value: T }
  | { readonly came: 'timeout' }
  | { readonly came: 'stop' };

/**
 * Which comes first: the promise, the end of `ms` milliseconds, or the signal? Rejects only if the promise rejects
 * first. Ignores the promise if the time or the signal came first. Leaves no timer and no listener.
 */
export function firstOf<T>(promise: Promise<T>, ms: number, stop: AbortSignal): Promise<First<T>> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void) => {
      clearTimeout(timer);
      stop.removeEventListener('abort', onStop);
      then();
    };
    const onStop = () => settle(() => resolve({ came: 'stop' }));
    const timer = setTimeout(() => settle(() => resolve({ came: 'timeout' })), ms);
    stop.addEventListener('abort', onStop, { once: true });
    promise.then(
      (value) => settle(() => resolve({ came: 'value', value })),
      (error) => settle(() => reject(error)),
    );
    if (stop.aborted) onStop();
  });
}
