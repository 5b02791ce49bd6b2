import type { ChatRequest } from '../../contract/chat';

/** How long the answers of a model may be, in tokens. */
export interface AnswerCeiling {
  readonly maxOutputTokens: number;
}

type Limited = Pick<ChatRequest, 'maxTokens'>;

/** The limit a caller set, never more than the deployment's `maxOutputTokens`; `undefined` where it set none. */
export function callersLimit({ maxTokens }: Limited, model: AnswerCeiling): number | undefined {
  return maxTokens === undefined ? undefined : Math.min(maxTokens, model.maxOutputTokens);
}

/** Whether the caller's limit is above the model's, which then applies instead. */
export function isClamped({ maxTokens }: Limited, { maxOutputTokens }: AnswerCeiling): boolean {
  return maxTokens !== undefined && maxTokens > maxOutputTokens;
}

/**
 * The limit of the caller, where it shortens the answers of this model. One above the model's is as good as none: the
 * model's own applies, or less where the prompt leaves less room.
 */
export function shorteningLimit(request: Limited, model: AnswerCeiling): number | undefined {
  return isClamped(request, model) ? undefined : request.maxTokens;
}
