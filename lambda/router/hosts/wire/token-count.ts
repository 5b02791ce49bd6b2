import type { Usage } from '../../contract/chat';

/** Usage as the host counted it; `undefined` unless both counts are non-negative integers. */
export function usageOf(inputTokens: unknown, outputTokens: unknown): Usage | undefined {
  return isCount(inputTokens) && isCount(outputTokens) ? { inputTokens, outputTokens } : undefined;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
