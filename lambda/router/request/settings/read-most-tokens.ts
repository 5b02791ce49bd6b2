import type { Fields } from '../fields';
import type { Problems } from '../problems';

/**
 * Reads the most tokens that an answer may have. A negative number means no limit, as -1 does for many clients of
 * OpenAI's APIs. There is no largest number: a limit above that of the model which answers is clamped to it.
 */
export function readMostTokens(fields: Fields, name: string, problems: Problems): number | undefined {
  const value = fields.amount(name);
  if (value === undefined || value < 0) return undefined;
  if (isLimit(value)) return value;
  const expected = 'must be a whole number from 1 on; leave it out, or send -1, for no limit of your own';
  return problems.add('invalid_value', fields.at(name), expected);
}

/** Whether a number can limit an answer. */
export const isLimit = (value: number): boolean =>
  value >= 1 && (Number.isInteger(value) || value === Number.POSITIVE_INFINITY);
