import type { TextPart } from '../contract/chat';
import { type Fields, kindOf } from './fields';
import type { Problems } from './problems';
import { readEach } from './read-each';

/** Reads what is a string or an array of parts, as in both of OpenAI's APIs. */
export function readParts<P>(
  fields: Fields,
  name: string,
  problems: Problems,
  read: (part: Fields, problems: Problems) => P | undefined,
): readonly (P | TextPart)[] {
  const content = fields.take(name);
  const path = fields.at(name);
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  if (Array.isArray(content)) return readEach(content, path, problems, read);
  problems.add('invalid_type', path, `must be a string or an array of parts, not ${kindOf(content)}`);
  return [];
}
