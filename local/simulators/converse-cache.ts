import { bedrockConverse } from '../../lib/config/facts/bedrock';
import { type Block, textsIn } from './converse-blocks';
import type { ConverseBody } from './converse-request';
import { modelRefusal } from './model-refusal';
import { promptTokens } from './simulated-text';

type Point = { readonly ttl?: string };

/**
 * What Bedrock says of cache points; `undefined` where it takes them. Words: Portkey-AI/gateway issue 1762,
 * anomalyco/opencode issue 36517, strands-agents/harness-sdk pull request 3677, looked up 2026-11-26.
 */
export function cacheRefusal(
  model: string,
  { system = [], messages, toolConfig }: ConverseBody,
): string | undefined {
  const { cachePoints, claude } = bedrockConverse(model);
  const inTools = pointsIn(toolConfig?.tools ?? []);
  const turns = messages.map(({ content }) => content);
  const all = [...inTools, ...pointsIn(system), ...turns.flatMap(pointsIn)];
  const refused =
    (all.length > 0 && !cachePoints) ||
    (inTools.length > 0 && !claude) ||
    (cachePoints === '5m' && all.some(({ ttl }) => ttl === '1h'));
  if (refused) return NOT_TAKEN;
  return [toolConfig?.tools ?? [], system, ...turns].map(placeProblem).find(Boolean) ?? orderProblem(all);
}

const NOT_TAKEN =
  'You invoked an unsupported model or your request did not allow prompt caching. See the documentation for more information.';

const pointsIn = (blocks: readonly object[]): readonly Point[] =>
  blocks.flatMap((block) => ('cachePoint' in block ? [block.cachePoint as Point] : []));

/** A point caches what is before it in the same list of blocks, and ends no reasoning. */
function placeProblem(blocks: readonly object[]): string | undefined {
  const before = blocks.flatMap((block, index) => ('cachePoint' in block ? [blocks[index - 1]] : []));
  if (before.includes(undefined)) return 'There is nothing available to cache.';
  return before.some((block) => block && 'reasoningContent' in block)
    ? 'Cache point cannot be inserted after reasoning block. Please remove the invalid cache point and try again.'
    : undefined;
}

/** A point that lives an hour comes before all that live five minutes: tools, then system, then messages. */
function orderProblem(points: readonly Point[]): string | undefined {
  const short = points.findIndex(({ ttl }) => ttl !== '1h');
  return short >= 0 && points.slice(short).some(({ ttl }) => ttl === '1h')
    ? modelRefusal(
        "cache_control.ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block. Note that blocks are processed in the following order: `tools`, `system`, `messages`.",
      )
    : undefined;
}

/** The tokens of a prompt with cache points: read from the cache, written to it, and neither. */
export interface CachedTokens {
  readonly read: number;
  readonly written: number;
  readonly rest: number;
}

/**
 * The tokens of the texts of a prompt, by what a cache has to do with them; `undefined` without cache points. The prompt up to
 * the last point but one counts as read, as if an earlier request had ended there, and from there to the last as written.
 */
export function cachedTokens({ system = [], messages }: ConverseBody): CachedTokens | undefined {
  const blocks: readonly (Block | (typeof system)[number])[] = [
    ...system,
    ...messages.flatMap(({ content }): readonly Block[] => content),
  ];
  const ends = blocks.flatMap((block, index) => ('cachePoint' in block ? [index] : []));
  const [before, last] = [ends.at(-2) ?? 0, ends.at(-1)];
  if (last === undefined) return undefined;
  const tokens = (from: number, to?: number) =>
    promptTokens(textsIn(blocks.slice(from, to) as readonly Block[]));
  return { read: tokens(0, before), written: tokens(before, last), rest: tokens(last) };
}
