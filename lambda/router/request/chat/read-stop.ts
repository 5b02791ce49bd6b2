import { type Fields, kindOf } from '../fields';
import type { Problems } from '../problems';

/** OpenAI takes four, most servers more. What a model's host takes is a fact of the host. */
const MAX_STOPS = 16;

/** Reads the texts at which an answer stops: one string, or an array. */
export function readStop(fields: Fields, problems: Problems): readonly string[] | undefined {
  const value = fields.take('stop');
  if (value === undefined) return undefined;
  const stops: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!stops.every((stop) => typeof stop === 'string')) {
    const got = Array.isArray(value) ? 'an array with something else' : kindOf(value);
    return problems.add('invalid_type', 'stop', `must be a string or an array of strings, not ${got}`);
  }
  if (stops.length > MAX_STOPS || stops.includes('')) {
    return problems.add(
      'invalid_value',
      'stop',
      `must hold at most ${MAX_STOPS} strings, none of them empty`,
    );
  }
  return stops.length > 0 ? stops : undefined;
}
