import { answerCeiling, OFFLINE_SETTINGS, type ServingParsers } from '../serving-settings';

export interface Serving {
  /** The name requests carry in `model`. */
  readonly servedName: string;
  /** Prompt and answer together, in tokens. */
  readonly contextTokens: number;
  /** Longest answer, in tokens. */
  readonly maxOutputTokens: number;
  /** GPUs of the instance; the model is split over all of them. */
  readonly gpuCount: number;
  readonly parsers: ServingParsers;
}

/**
 * Environment of AWS's vLLM serving container for SageMaker. It turns `SM_VLLM_MAX_MODEL_LEN=x` into
 * `--max-model-len x`, the value `true` into a flag alone, and passes a JSON object on as it is
 * (aws/deep-learning-containers, sagemaker_args.py, August 2026).
 *
 * Weights stand in `/opt/ml/model`, where SageMaker puts them before the container starts; the container itself
 * has no network. `STANDARD_AUTO_INSTALL_REQ` would otherwise install whatever a `requirements.txt` beside the
 * weights names. `--trust-remote-code` is absent, so weights cannot bring code.
 */
export function servingEnvironment(serving: Serving): Record<string, string> {
  const { servedName, contextTokens, maxOutputTokens, gpuCount, parsers } = serving;
  return {
    ...OFFLINE_SETTINGS,
    STANDARD_AUTO_INSTALL_REQ: 'false',
    SM_VLLM_MODEL: '/opt/ml/model',
    SM_VLLM_SERVED_MODEL_NAME: servedName,
    SM_VLLM_MAX_MODEL_LEN: String(contextTokens),
    SM_VLLM_OVERRIDE_GENERATION_CONFIG: answerCeiling(maxOutputTokens),
    SM_VLLM_TENSOR_PARALLEL_SIZE: String(gpuCount),
    ...(parsers.reasoning && { SM_VLLM_REASONING_PARSER: parsers.reasoning }),
    ...(parsers.tools && {
      SM_VLLM_ENABLE_AUTO_TOOL_CHOICE: 'true',
      SM_VLLM_TOOL_CALL_PARSER: parsers.tools,
    }),
  };
}
