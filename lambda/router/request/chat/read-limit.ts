import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readMostTokens } from '../settings/read-most-tokens';

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
