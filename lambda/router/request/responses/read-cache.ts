import type { CacheTtl } from '../../contract/chat';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readWord } from './read-word';

/** How long OpenAI keeps a prompt prefix at least. */
const LIFETIMES = ['30m', '12h'] as const;
type Lifetime = (typeof LIFETIMES)[number];

/** A provider of this router keeps a prefix for an hour at most, and for five minutes unless asked for more. */
const ttlOf = (lifetime: Lifetime | undefined): CacheTtl => (lifetime ? '1h' : '5m');

/**
 * Reads `prompt_cache_options`: how long the breakpoints of this request keep the prompt that have no lifetime of their
 * own. Every cache point is explicit here, so both modes mean the same.
 */
export function readCacheOptions(fields: Fields, problems: Problems): CacheTtl {
  const options = fields.nested('prompt_cache_options');
  if (!options) return ttlOf(undefined);
  readWord(options, 'mode', ['implicit', 'explicit'], problems);
  const lifetime = readWord(options, 'ttl', LIFETIMES, problems);
  options.neutral('prewarm', false);
  options.refuseOthers();
  return ttlOf(lifetime);
}

/** Reads the `prompt_cache_breakpoint` of a part. */
export function readBreakpoint(
  part: Fields,
  unless: CacheTtl,
  problems: Problems,
): { readonly cache?: CacheTtl } {
  const breakpoint = part.nested('prompt_cache_breakpoint');
  if (!breakpoint) return {};
  readWord(breakpoint, 'mode', ['explicit'], problems);
  const lifetime = readWord(breakpoint, 'ttl', LIFETIMES, problems);
  breakpoint.refuseOthers();
  return { cache: lifetime ? ttlOf(lifetime) : unless };
}
