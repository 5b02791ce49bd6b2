import { ENDPOINTS, inWords } from '../../../policy/endpoints';
import { ApiError } from '../contract/api-error';
import { type Fields, isObject, kindOf } from './fields';
import type { Problems } from './problems';

/** Refuses a body that is no JSON object. */
export function requireObject(body: unknown): asserts body is Readonly<Record<string, unknown>> {
  if (!isObject(body)) {
    throw new ApiError('invalid_type', `The body must be a JSON object, not ${kindOf(body)}.`);
  }
}

/** Reads the model that a request names, as the caller wrote it; empty, with a problem, where it names none. */
export function readModel(fields: Fields, problems: Problems): string {
  const model = fields.text('model');
  if (fields.take('model') === undefined) {
    problems.add('invalid_type', 'model', `name a model that ${inWords(ENDPOINTS.models)} lists, or auto`);
  }
  return model ?? '';
}
