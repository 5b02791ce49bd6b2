import type { Usage } from '../../contract/chat';

/** Usage as the host counted it; undefined where either count is no count at all, which a caller must not be billed by. */
export function usageOf(inputTokens: unknown, outputTokens: unknown): Usage | undefined {
  return isCount(inputTokens) && isCount(outputTokens) ? { inputTokens, outputTokens } : undefined;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
