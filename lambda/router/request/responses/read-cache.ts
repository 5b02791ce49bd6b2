import type { CacheTtl } from '../../contract/chat';
import type { Fields } from '../fields';

/** How long OpenAI keeps a prompt prefix at least. */
const LIFETIMES = ['30m', '12h'] as const;
type Lifetime = (typeof LIFETIMES)[number];

/** A provider of this router keeps a prefix for an hour at most, and for five minutes unless asked for more. */
const ttlOf = (lifetime: Lifetime | undefined): CacheTtl => (lifetime ? '1h' : '5m');

/**
 * Reads `prompt_cache_options`: how long the breakpoints of this request keep the prompt that have no lifetime of their
 * own. Every cache point is explicit here, so both modes mean the same.
 */
export function readCacheOptions(fields: Fields): CacheTtl {
  const options = fields.nested('prompt_cache_options');
  if (!options) return ttlOf(undefined);
  options.word('mode', 'implicit', 'explicit');
  const lifetime = options.word('ttl', ...LIFETIMES);
  options.neutral('prewarm', false);
  options.refuseOthers();
  return ttlOf(lifetime);
}

/** Reads the `prompt_cache_breakpoint` of a part. */
export function readBreakpoint(part: Fields, unless: CacheTtl): { readonly cache?: CacheTtl } {
  const breakpoint = part.nested('prompt_cache_breakpoint');
  if (!breakpoint) return {};
  breakpoint.word('mode', 'explicit');
  const lifetime = breakpoint.word('ttl', ...LIFETIMES);
  breakpoint.refuseOthers();
  return { cache: lifetime ? ttlOf(lifetime) : unless };
}
