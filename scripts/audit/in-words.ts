/** `1,234` */
export const number = (value: number): string => value.toLocaleString('en');

/** `1 record`, `1,234 records` */
export const many = (count: number, one: string): string =>
  `${number(count)} ${one}${count === 1 ? '' : 's'}`;

/** `2026-11-26T05:00:00.000Z` @param time milliseconds since 1970 */
export const iso = (time: number): string => new Date(time).toISOString();
