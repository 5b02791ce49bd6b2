import type { Fields } from '../fields';
import type { Problems } from '../problems';

/** Longer than the ids of any model. */
const LONGEST_ID = 256;

/** Reads the id of a call, which its result repeats. */
export function readCallId(fields: Fields, name: string, problems: Problems): string | undefined {
  const id = fields.requiredText(name);
  if (id === undefined || (id !== '' && id.length <= LONGEST_ID)) return id;
  return problems.add('invalid_value', fields.at(name), `must have 1 to ${LONGEST_ID} characters`);
}
