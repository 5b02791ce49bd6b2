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
