import type { CacheTtl } from '../../contract/chat';
import type { Fields } from '../fields';

/** Up to here the prompt may be kept in a cache of its provider. */
export interface CachePoint {
  readonly cache?: CacheTtl;
}

/**
 * Reads Anthropic's marker `cache_control`, which LiteLLM and OpenRouter take in chats too. `scope`, which says who else
 * may read that cache, is left out: a cache here is never shared between callers.
 */
export function readCacheControl(fields: Fields): CachePoint {
  const control = fields.nested('cache_control');
  if (!control) return {};
  control.word('type', 'ephemeral');
  const ttl = control.word('ttl', '5m', '1h') ?? '5m';
  control.ignore('scope');
  control.refuseOthers();
  return { cache: ttl };
}

/** The parts with the marker of the message or document that they are, which is for the last of them. */
export function cachedUpTo<P extends CachePoint>(parts: readonly P[], { cache }: CachePoint): readonly P[] {
  if (!cache) return parts;
  return parts.map((part, index) => (index === parts.length - 1 ? { ...part, cache } : part));
}
