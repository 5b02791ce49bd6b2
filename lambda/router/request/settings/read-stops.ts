import { MOST } from '../bounds';
import { type Fields, kindOf } from '../fields';
import type { Problems } from '../problems';

/**
 * Reads the texts at which an answer stops; `undefined`: none. White space is a text: where a model does not take it, a
 * header names the field.
 *
 * @param field as the dialect calls it. Only OpenAI's `stop` may be one string without an array.
 */
export function readStops(
  fields: Fields,
  field: 'stop' | 'stop_sequences',
  problems: Problems,
): readonly string[] | undefined {
  const value = fields.take(field);
  if (value === undefined) return undefined;
  const alone = field === 'stop' && typeof value === 'string';
  const stops: unknown = alone ? [value] : value;
  if (!Array.isArray(stops) || !stops.every((stop) => typeof stop === 'string')) {
    const got = Array.isArray(value) ? 'an array with something else' : kindOf(value);
    const expected = field === 'stop' ? 'a string or an array of strings' : 'an array of strings';
    return problems.add('invalid_type', field, `must be ${expected}, not ${got}`);
  }
  if (stops.length > MOST.stops || stops.includes('')) {
    const expected = `must hold at most ${MOST.stops} strings, none of them empty`;
    return problems.add('invalid_value', field, expected);
  }
  return stops.length > 0 ? stops : undefined;
}
