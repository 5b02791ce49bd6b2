import type { TokenUsage } from '@aws-sdk/client-bedrock-runtime';
import type { Usage } from '../../contract/chat';
import { sumOf, usageOf } from '../wire/token-count';

/**
 * The tokens of an answer. Bedrock's `inputTokens` are those that no cache had part in; the prompt has all three kinds
 * (Amazon Bedrock API reference, TokenUsage, 2026-11).
 */
export function converseUsage(counted: Partial<TokenUsage> | null | undefined): Usage | undefined {
  const { inputTokens, outputTokens, cacheReadInputTokens, cacheWriteInputTokens } = counted ?? {};
  return usageOf({
    inputTokens:
      inputTokens === undefined ? undefined : sumOf(inputTokens, cacheReadInputTokens, cacheWriteInputTokens),
    outputTokens,
    cachedTokens: cacheReadInputTokens,
    cacheWriteTokens: cacheWriteInputTokens,
  });
}
