/** A number with about three digits, or a dash where there is none. */
export function digits(value: number | undefined): string {
  if (value === undefined) return '–';
  const places = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(places);
}

/** A ratio: `1.6×`. */
export const times = (value: number | undefined): string => (value === undefined ? '–' : `${digits(value)}×`);

/** Bytes as megabytes. */
export const megabytes = (bytes: number | undefined): string =>
  bytes === undefined ? '–' : `${digits(bytes / 1024 / 1024)} MB`;

/** Bytes as kilobytes. */
export const kilobytes = (bytes: number | undefined): string =>
  bytes === undefined ? '–' : `${digits(bytes / 1024)} KB`;
