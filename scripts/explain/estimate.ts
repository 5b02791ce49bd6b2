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
  /** The limit of the request, or the model's own; of one answer, and 0 where it has vectors. */
  readonly mostAnswerTokens: number;
  /** How many answers, each by a call of its own, with the prompt. */
  readonly answers: number;
  /** At list price, with the longest answers; `null`: no price is known, or the cost is the time of a GPU. */
  readonly mostUsd: number | null;
}

export function estimateOf(asked: Asked, model: RouterModel): Estimate {
  const [promptTokens, mostAnswerTokens, answers = 1] = asksForEmbeddings(asked)
    ? [estimateTextTokens(asked.embedding.texts), 0]
    : [
        estimateTokens(asked.request),
        callersLimit(asked.request, model) ?? model.maxOutputTokens,
        asked.answers,
      ];
  const usage = { inputTokens: answers * promptTokens, outputTokens: answers * mostAnswerTokens };
  return { model: model.name, promptTokens, mostAnswerTokens, answers, mostUsd: costUsd(model, usage) };
}
