/** The first of these words, and how many more there are. */
export const firstOf = (count: number, words: readonly string[]): string =>
  `${words.slice(0, count).join(', ')}${words.length > count ? ` and ${words.length - count} more` : ''}`;
