import type { CacheTtl, ChatPart, Tool } from '../../contract/chat';
import type { ConverseTraits } from './schema';

export interface CachePoint {
  readonly cachePoint: { readonly type: 'default'; readonly ttl?: CacheTtl };
}

/** Where the prompt of one request is cached. */
export interface CacheMarks {
  /** The cache point after this part or tool; none where it has no mark, or where the model takes none. */
  after(marked: ChatPart | Tool): readonly CachePoint[];
}

/** Claude refuses more (platform.claude.com, Prompt caching, 2026-11); the last of them hold the most. */
const MOST_POINTS = 4;

/** What may have marks, in the order in which it is sent. */
export interface Marked {
  readonly tools: readonly Tool[];
  readonly system: readonly ChatPart[];
  readonly turns: readonly ChatPart[];
}

/**
 * The cache points of a request that this model takes. One that it does not take changes no answer. Bedrock goes through
 * tools, system and messages in this order, and refuses a point of an hour after one of five minutes (Portkey-AI/gateway
 * issue 1762, looked up 2026-11-26): such a point lives five minutes.
 */
export function cacheMarks(
  { tools, system, turns }: Marked,
  { cachePoints, claude }: ConverseTraits,
): CacheMarks {
  if (!cachePoints) return { after: () => [] };
  // Nova has none among its tools.
  const inOrder = [...(claude ? tools : []), ...system, ...turns];
  const last = inOrder.filter((marked) => ttlOf(marked)).slice(-MOST_POINTS);
  const firstShort = last.findIndex((marked) => ttlOf(marked) !== '1h');
  const hours = new Set(cachePoints === '1h' ? last.slice(0, firstShort < 0 ? undefined : firstShort) : []);
  const points = new Set(last);
  return {
    after(marked) {
      if (!points.has(marked)) return [];
      return [{ cachePoint: { type: 'default', ...(hours.has(marked) && { ttl: '1h' }) } }];
    },
  };
}

/** How long it is kept. A mark inside a result of a tool is one after the result. */
function ttlOf(marked: ChatPart | Tool): CacheTtl | undefined {
  if ('cache' in marked && marked.cache) return marked.cache;
  if (!('type' in marked) || marked.type !== 'tool-result') return undefined;
  return marked.content.findLast(({ cache }) => cache)?.cache;
}
