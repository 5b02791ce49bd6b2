import type { ChatRequest } from '../../contract/chat';

/** How long the answers of a model may be, in tokens. */
export interface AnswerCeiling {
  readonly maxOutputTokens: number;
}

/** The limit a caller set, never more than the deployment's `maxOutputTokens`; `undefined` where it set none. */
export function callersLimit({ maxTokens }: ChatRequest, model: AnswerCeiling): number | undefined {
  return maxTokens === undefined ? undefined : Math.min(maxTokens, model.maxOutputTokens);
}
