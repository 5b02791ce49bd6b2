import type { CacheTtl, ChatPart, ChatRequest, Tool } from '../../contract/chat';
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

/** The cache points of a request that this model takes. One that it does not take changes no answer. */
export function cacheMarks(request: ChatRequest, { cachePoints, claude }: ConverseTraits): CacheMarks {
  if (!cachePoints) return { after: () => [] };
  const parts = request.messages.flatMap(({ parts }) => parts as readonly ChatPart[]);
  // Nova has none among its tools.
  const tools = claude ? (request.tools ?? []) : [];
  const last = new Set([...tools, ...parts].filter((marked) => ttlOf(marked)).slice(-MOST_POINTS));
  return {
    after(marked) {
      const ttl = last.has(marked) ? ttlOf(marked) : undefined;
      if (!ttl) return [];
      const hour = ttl === '1h' && cachePoints === '1h';
      return [{ cachePoint: { type: 'default', ...(hour && { ttl }) } }];
    },
  };
}

/** How long it is kept. A mark inside a result of a tool is one after the result. */
function ttlOf(marked: ChatPart | Tool): CacheTtl | undefined {
  if ('cache' in marked && marked.cache) return marked.cache;
  if (!('type' in marked) || marked.type !== 'tool-result') return undefined;
  return marked.content.findLast(({ cache }) => cache)?.cache;
}
