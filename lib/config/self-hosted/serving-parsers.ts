import type { OnInstances } from './instance-types';
import { weightsFacts } from './weights-facts';

/** The parsers that vLLM starts with, by vLLM's names. */
export interface ServingParsers {
  /** Separates the model's reasoning from its answer. @default the answer contains the reasoning */
  readonly reasoning?: string;
  /** Extracts tool calls from the model's text. @default requests with tools are refused */
  readonly tools?: string;
}

/** The parsers that the deployment names, otherwise those that the catalogue has for the weights. */
export function servingParsers({
  weights,
  parsers,
}: Pick<OnInstances, 'weights' | 'parsers'>): ServingParsers {
  const facts = weightsFacts(weights);
  const reasoning = parsers?.reasoning ?? facts?.reasoningParser ?? 'none';
  const tools = parsers?.tools ?? facts?.toolParser ?? 'none';
  return { ...(reasoning !== 'none' && { reasoning }), ...(tools !== 'none' && { tools }) };
}
