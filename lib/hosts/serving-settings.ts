/**
 * The value of vLLM's `--override-generation-config` that ends every answer after this many tokens. A request without
 * a limit of its own gets the tokens that its prompt leaves in the context, up to this ceiling.
 * "If max_new_tokens is specified in generation config, then it sets a server-wide limit on the number of output
 * tokens for all requests" (vLLM, engine arguments, 2026-11-25).
 */
export const answerCeiling = (maxOutputTokens: number): string =>
  JSON.stringify({ max_new_tokens: maxOutputTokens });

/**
 * Environment of every serving container: no download from Hugging Face, no usage report. The network has no route to
 * the internet; without these settings, a start would wait for time-outs instead of failing at once.
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
