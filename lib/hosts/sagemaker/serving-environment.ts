import {
  engineSettings,
  OFFLINE_SETTINGS,
  parserSettings,
  type Serving,
  type VllmSettings,
} from '../serving-settings';

/** Where SageMaker puts the weights, and what is staged beside them. */
const MODEL_FOLDER = '/opt/ml/model';

/**
 * Environment of AWS's vLLM serving container for SageMaker. The container turns `SM_VLLM_MAX_MODEL_LEN=x` into
 * `--max-model-len x`, turns the value `true` into a flag without a value, and passes a JSON object unchanged
 * (aws/deep-learning-containers, sagemaker_args.py, August 2026).
 *
 * SageMaker puts the weights into {@link MODEL_FOLDER} before the container starts; the container has no network.
 * `STANDARD_AUTO_INSTALL_REQ` is off, because it would install the packages of a `requirements.txt` beside the
 * weights. `--trust-remote-code` is absent: code that comes with weights never runs.
 */
export function servingEnvironment(serving: Serving): Record<string, string> {
  const { servedName, contextTokens, gpuCount, serves, vocabulary } = serving;
  return {
    ...OFFLINE_SETTINGS,
    STANDARD_AUTO_INSTALL_REQ: 'false',
    ...(vocabulary && { [vocabulary.folderVariable]: MODEL_FOLDER }),
    SM_VLLM_MODEL: MODEL_FOLDER,
    SM_VLLM_SERVED_MODEL_NAME: servedName,
    SM_VLLM_MAX_MODEL_LEN: String(contextTokens),
    ...asVariables(engineSettings(serves)),
    SM_VLLM_TENSOR_PARALLEL_SIZE: String(gpuCount),
    ...asVariables(parserSettings(serves)),
  };
}

/** `SM_VLLM_REASONING_PARSER` of `reasoning-parser`. */
const asVariables = (settings: VllmSettings): Record<string, string> =>
  Object.fromEntries(
    settings.map(([name, value]) => [`SM_VLLM_${name.replaceAll('-', '_').toUpperCase()}`, String(value)]),
  );
