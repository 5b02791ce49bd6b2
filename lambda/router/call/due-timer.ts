/** Fires when a moment comes that may be moved on meanwhile, at any rate, without a timer for each move. */
export interface DueTimer {
  /** Removes the timer. */
  clear(): void;
}

/**
 * @param due what to do at each expiry; returns after how many milliseconds to call it again, or `undefined` to end. It
 * is called too early where the moment has moved on, and then returns the rest.
 */
export function dueTimer(firstMs: number, due: () => number | undefined): DueTimer {
  let timer: NodeJS.Timeout | undefined;
  const arm = (ms: number) => {
    timer = setTimeout(() => {
      const again = due();
      if (again !== undefined) arm(again);
    }, ms);
  };
  arm(firstMs);
  return { clear: () => clearTimeout(timer) };
}
