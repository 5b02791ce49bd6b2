import type { RouterModel } from '../../lambda/router/config/router-config';
import { estimateTextTokens, estimateTokens } from '../../lambda/router/decision/estimate-tokens';
import { callersLimit } from '../../lambda/router/hosts/wire/answer-limit';
import { costUsd } from '../../lambda/router/records/cost';
import { type Asked, asksForEmbeddings } from '../../lambda/router/request/asked';

/** What one model would count and cost, roughly. */
export interface Estimate {
  readonly model: string;
  /** As the router estimates them where a client asks it to count: rather too many than too few. */
  readonly promptTokens: number;
  /** The limit of the request, or the model's own; 0 where the answer has vectors. */
  readonly mostAnswerTokens: number;
  /** At list price, with the longest answer; `null`: no price is known, or the cost is the time of a GPU. */
  readonly mostUsd: number | null;
}

export function estimateOf(asked: Asked, model: RouterModel): Estimate {
  const [promptTokens, mostAnswerTokens] = asksForEmbeddings(asked)
    ? [estimateTextTokens(asked.embedding.texts), 0]
    : [estimateTokens(asked.request), callersLimit(asked.request, model) ?? model.maxOutputTokens];
  const usage = { inputTokens: promptTokens, outputTokens: mostAnswerTokens };
  return { model: model.name, promptTokens, mostAnswerTokens, mostUsd: costUsd(model, usage) };
}
