/** The same values in random order (Fisher and Yates), so that no contestant is always measured after the same one. */
export function inRandomOrder<T>(values: readonly T[], random: () => number = Math.random): readonly T[] {
  const shuffled = [...values];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
}
