/** The value below which a share of the values lies, between neighbours in proportion. `undefined` without values. */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return undefined;
  return below + (above - below) * (place - Math.floor(place));
}

export const median = (values: readonly number[]): number | undefined => quantile(values, 0.5);

/** The mean for ratios: twice and half give one. `undefined` without values, or where one is not above zero. */
export function geometricMean(values: readonly number[]): number | undefined {
  if (values.length === 0 || values.some((value) => !(value > 0))) return undefined;
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** A quotient; `undefined` where a part is missing or the divisor is not above zero. */
export function ratio(value: number | undefined, of: number | undefined): number | undefined {
  return value === undefined || of === undefined || !(of > 0) ? undefined : value / of;
}
