import type { CacheTtl } from '../../contract/chat';
import type { Fields } from '../fields';

/**
 * Reads the marker that the prompt up to this place may be kept in a cache: Anthropic's `cache_control`, which LiteLLM and
 * OpenRouter take in chats too, and OpenAI's `prompt_cache_breakpoint`, whose entries live half an hour at least.
 */
export function readCache(fields: Fields): { readonly cache?: CacheTtl } {
  const marker = fields.nested('cache_control');
  const breakpoint = fields.nested('prompt_cache_breakpoint');
  breakpoint?.ignore('mode');
  breakpoint?.refuseOthers();
  if (!marker) return breakpoint ? { cache: '1h' } : {};
  marker.word('type', 'ephemeral');
  const ttl = marker.word('ttl', '5m', '1h') ?? '5m';
  marker.refuseOthers();
  return { cache: ttl };
}

/** The parts with the marker of the message or document that they are, which is for the last of them. */
export function cachedUpTo<P extends { readonly cache?: CacheTtl }>(
  parts: readonly P[],
  { cache }: { readonly cache?: CacheTtl },
): readonly P[] {
  if (!cache) return parts;
  return parts.map((part, index) => (index === parts.length - 1 ? { ...part, cache } : part));
}
