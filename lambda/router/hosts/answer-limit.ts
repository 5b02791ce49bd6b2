import type { ChatRequest } from '../chat';

/**
 * The most tokens to ask for: what the caller asked, never more than the deployment's `maxOutputTokens`, which is
 * also what holds where the caller asked for nothing. Bedrock reserves quota by this number.
 */
export function answerLimit(request: ChatRequest, model: { readonly maxOutputTokens: number }): number {
  return Math.min(request.maxTokens ?? model.maxOutputTokens, model.maxOutputTokens);
}
