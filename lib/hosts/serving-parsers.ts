import { modelFacts } from '../config/facts/models';
import type { SelfHostedModel } from '../config/model';

/** The parsers vLLM starts with, by its own names. */
export interface ServingParsers {
  /** Takes the model's thinking out of its answer. @default thinking is part of the answer */
  readonly reasoning?: string;
  /** Turns what the model writes into tool calls. @default tools are refused */
  readonly tools?: string;
}

/** What the deployment names, else what the catalogue knows of the weights. */
export function servingParsers({
  weights,
  parsers,
}: Pick<SelfHostedModel, 'weights' | 'parsers'>): ServingParsers {
  const facts = modelFacts(weights.source);
  const reasoning = parsers?.reasoning ?? facts?.reasoningParser ?? 'none';
  const tools = parsers?.tools ?? facts?.toolParser ?? 'none';
  return { ...(reasoning !== 'none' && { reasoning }), ...(tools !== 'none' && { tools }) };
}
