import type { Fields } from '../fields';
import type { Problems } from '../problems';

/** OpenAI's older and newer name for the most tokens an answer may have. */
type LimitField = 'max_tokens' | 'max_completion_tokens';

/** The same limit under either name, or under both. */
export function readLimit(
  fields: Fields,
  problems: Problems,
): { readonly maxTokens: number | undefined; readonly limitField: LimitField } {
  const older = readMostTokens(fields, 'max_tokens', problems);
  const newer = readMostTokens(fields, 'max_completion_tokens', problems);
  if (older !== undefined && newer !== undefined && older !== newer) {
    problems.add('invalid_value', 'max_tokens', 'differs from max_completion_tokens; send one of the two');
  }
  return newer === undefined
    ? { maxTokens: older, limitField: 'max_tokens' }
    : { maxTokens: newer, limitField: 'max_completion_tokens' };
}

/**
 * Reads the most tokens that an answer may have. A negative number means no limit, as -1 does for many clients. There is
 * no largest number: a limit above that of the model which answers is clamped to it.
 */
export function readMostTokens(fields: Fields, name: string, problems: Problems): number | undefined {
  const value = fields.amount(name);
  if (value === undefined || value < 0) return undefined;
  if (value >= 1 && (Number.isInteger(value) || value === Number.POSITIVE_INFINITY)) return value;
  const expected = 'must be a whole number from 1 on; leave it out, or send -1, for no limit of your own';
  return problems.add('invalid_value', fields.at(name), expected);
}
