import type { Fields } from '../fields';
import type { Problems } from '../problems';

/** Reads `stream_options`. @returns whether the stream ends with a chunk that counts tokens */
export function readStreamOptions(fields: Fields, stream: boolean, problems: Problems): boolean {
  const options = fields.nested('stream_options');
  if (!options) return false;
  if (!stream) problems.add('invalid_value', 'stream_options', 'allowed only where stream is true');
  const includeUsage = options.flag('include_usage') ?? false;
  // Padding against an observer who measures chunks, and counts in every chunk: neither is part of the answer.
  for (const name of ['include_obfuscation', 'continuous_usage_stats']) {
    if (options.flag(name)) options.ignore(name);
  }
  options.refuseOthers();
  return includeUsage;
}
