import type { RouterModel } from '../config/router-config';
import { ApiError } from '../contract/api-error';
import { ERRORS } from '../contract/errors';

/**
 * The refusal of a request that is too long for each of these models, all of which may see it. Code and `param` are
 * OpenAI's, and so are the words "maximum context length", which some clients look for.
 */
export function contextLengthExceeded(models: readonly Pick<RouterModel, 'contextTokens'>[]): ApiError {
  const largest = Math.max(...models.map(({ contextTokens }) => contextTokens));
  return new ApiError(
    'context_length_exceeded',
    `The messages and the answer asked for are too long together: the maximum context length of the models that may answer this request is ${largest} tokens. ${ERRORS.context_length_exceeded.advice}`,
    'messages',
  );
}
