import { type CachePoint, readCacheControl } from '../cache/cache-control';
import { readBreakpoint } from '../cache/openai-cache';
import type { Fields } from '../fields';

/** Reads the marker that the prompt up to this place may be kept in a cache: OpenAI's, or Anthropic's. */
export function readCache(fields: Fields): CachePoint {
  return { ...readBreakpoint(fields), ...readCacheControl(fields) };
}
