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

/**
 * The value of vLLM's `--override-generation-config` that ends every answer after this many tokens, also where a
 * request sets no limit; such a request then gets the room its prompt leaves in the context, up to this ceiling.
 * "If max_new_tokens is specified in generation config, then it sets a server-wide limit on the number of output
 * tokens for all requests" (vLLM, engine arguments, 2026-11-25).
 */
export const answerCeiling = (maxOutputTokens: number): string =>
  JSON.stringify({ max_new_tokens: maxOutputTokens });

/**
 * Environment of every serving container: nothing asks Hugging Face for anything, nothing reports usage to
 * anybody. There is no route out anyway; without these a start would wait for time-outs instead of failing.
 *
 * Sources: vLLM and Hugging Face documentation; OPT_OUT_TRACKING is what AWS's own serving images read
 * (aws/deep-learning-containers, August 2026).
 */
export const OFFLINE_SETTINGS = {
  HF_HUB_OFFLINE: '1',
  TRANSFORMERS_OFFLINE: '1',
  VLLM_NO_USAGE_STATS: '1',
  DO_NOT_TRACK: '1',
  OPT_OUT_TRACKING: 'true',
} as const;
