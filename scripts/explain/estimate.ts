import type { RouterModel } from '../../lambda/router/config/router-config';
import type { ChatRequest } from '../../lambda/router/contract/chat';
import { textsIn } from '../../lambda/router/contract/texts-in';
import { callersLimit } from '../../lambda/router/hosts/wire/answer-limit';
import { costUsd } from '../../lambda/router/records/cost';

/** What one model would count and cost, roughly. */
export interface Estimate {
  readonly model: string;
  /** Without images and documents, whose tokens differ from model to model. */
  readonly promptTokens: number;
  /** The limit of the request, or the model's own; of one answer. */
  readonly mostAnswerTokens: number;
  /** How many answers, each by a call of its own, with the prompt. */
  readonly answers: number;
  /** At list price, with the longest answers; `null`: no price is known, or the cost is the time of a GPU. */
  readonly mostUsd: number | null;
}

/**
 * OpenAI's rule of thumb for English (help.openai.com, "What are tokens and how to count them?"). Other languages and
 * code have more tokens.
 */
const CHARACTERS_PER_TOKEN = 4;

export function estimateOf(request: ChatRequest, model: RouterModel, answers = 1): Estimate {
  const promptTokens = Math.ceil(charactersOf(request) / CHARACTERS_PER_TOKEN);
  const mostAnswerTokens = callersLimit(request, model) ?? model.maxOutputTokens;
  const usage = { inputTokens: answers * promptTokens, outputTokens: answers * mostAnswerTokens };
  return { model: model.name, promptTokens, mostAnswerTokens, answers, mostUsd: costUsd(model, usage) };
}

/** Of all that a model reads: the messages, the tools and the schema of the answer. */
function charactersOf({ messages, tools = [], format }: ChatRequest): number {
  const schema = format?.type === 'json-schema' ? [format.schema] : [];
  const described = [...tools, ...schema].map((one) => JSON.stringify(one));
  return [...textsIn(messages), ...described].reduce((sum, text) => sum + text.length, 0);
}
