import type { Usage } from '../../contract/chat';

/** The counts of a host, which may be anything. */
export type ReportedUsage = { readonly [K in keyof Usage]: unknown };

/**
 * Usage as the host counted it; `undefined` unless the counts of prompt and answer are non-negative integers. A part
 * that is none, or larger than its whole, is left out.
 */
export function usageOf(reported: ReportedUsage): Usage | undefined {
  const { inputTokens, outputTokens } = reported;
  if (!isCount(inputTokens) || !isCount(outputTokens)) return undefined;
  const part = (name: keyof Usage, whole: number) => {
    const value = reported[name];
    return isCount(value) && value <= whole && { [name]: value };
  };
  return {
    inputTokens,
    outputTokens,
    ...part('cachedTokens', inputTokens),
    ...part('cacheWriteTokens', inputTokens),
    ...part('reasoningTokens', outputTokens),
  };
}

/** The sum of counts, those that are absent or none left out. */
export function sumOf(...counts: readonly unknown[]): number {
  return counts.filter(isCount).reduce((sum, count) => sum + count, 0);
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
