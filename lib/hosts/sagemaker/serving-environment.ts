import type { Vocabulary } from '../../config/facts/models';
import type { ServingParsers } from '../../config/self-hosted/serving-parsers';
import { answerCeiling, OFFLINE_SETTINGS } from '../serving-settings';

export interface Serving {
  /** The value of `model` in requests. */
  readonly servedName: string;
  /** Prompt and answer together, in tokens. */
  readonly contextTokens: number;
  /** Longest answer, in tokens. */
  readonly maxOutputTokens: number;
  /** GPUs of the instance; vLLM splits the model over all of them. */
  readonly gpuCount: number;
  readonly parsers: ServingParsers;
  /** Staged beside the weights. @default the weights need none */
  readonly vocabulary?: Vocabulary;
}

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
  const { servedName, contextTokens, maxOutputTokens, gpuCount, parsers, vocabulary } = serving;
  return {
    ...OFFLINE_SETTINGS,
    STANDARD_AUTO_INSTALL_REQ: 'false',
    ...(vocabulary && { [vocabulary.folderVariable]: MODEL_FOLDER }),
    SM_VLLM_MODEL: MODEL_FOLDER,
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
