import type { ApiError } from '../../contract/api-error';

/**
 * The fields of an `error` event. `error` is what OpenAI sends and what its clients throw on (core/streaming of openai
 * 6.49.0 and 7.57.0); `code`, `message` and `param` are what its reference documents.
 */
export function errorFields({ body: { error } }: ApiError) {
  const { code, message, param } = error;
  return { code, message, param, error };
}
