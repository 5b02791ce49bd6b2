import type { Fields } from '../fields';
import type { CachePoint } from './cache-control';

/** How long OpenAI keeps a prompt at least (`openai` 7.57.0, PromptCacheBreakpoint, 2026-11). */
const LIFETIMES = ['30m', '12h'] as const;

/**
 * Reads `prompt_cache_breakpoint` of a part. OpenAI keeps the prompt for half an hour or more, also where nothing says how
 * long, and no provider behind this router has more than an hour. So a breakpoint is a cache point of an hour.
 */
export function readBreakpoint(part: Fields): CachePoint {
  const breakpoint = part.nested('prompt_cache_breakpoint');
  if (!breakpoint) return {};
  breakpoint.word('mode', 'explicit');
  breakpoint.word('ttl', ...LIFETIMES);
  breakpoint.refuseOthers();
  return { cache: '1h' };
}

/**
 * Reads `prompt_cache_options`, which says how long breakpoints hold that say nothing themselves. The router adds no
 * cache point of its own, so both modes mean the same.
 */
export function readCacheOptions(fields: Fields): void {
  const options = fields.nested('prompt_cache_options');
  if (!options) return;
  options.word('mode', 'implicit', 'explicit');
  options.word('ttl', ...LIFETIMES);
  options.neutral('prewarm', false);
  options.ignore('comparison_response_id');
  options.refuseOthers();
}
