import { ABSENT, type ContextValues, contextValue } from '../../../lib/proof/iam/context';
import type { PlannedCall } from './planned-call';

type Value = ContextValues[string];

/**
 * The value of a condition key in a planned call; `undefined`: not known before the deploy. A policy may name any tag, so
 * the keys of tags are answered one by one.
 */
export function valueIn({ request, tags, resourceTags }: PlannedCall, key: string): Value | undefined {
  const stated = contextValue(request.context, key);
  if (stated !== undefined) return stated;
  const [, ofPrincipal] = /^aws:principaltag\/(.+)$/i.exec(key) ?? [];
  if (ofPrincipal !== undefined) return tags && (tags[ofPrincipal] ?? ABSENT);
  const [, ofRequest] = /^aws:requesttag\/(.+)$/i.exec(key) ?? [];
  if (ofRequest !== undefined && resourceTags) {
    // Whether a call tags what it creates differs by service. A tag that no call of this action can have is in none.
    const keys = contextValue(request.context, 'aws:TagKeys');
    const isIn = (all: readonly string[]) => all.some((one) => one.toLowerCase() === ofRequest.toLowerCase());
    return keys === ABSENT || (keys && !isIn([keys].flat())) ? ABSENT : resourceTags[ofRequest];
  }
  return undefined;
}

/** The call with the values of these keys in its context. */
export function withValues(call: PlannedCall, keys: readonly string[]): PlannedCall {
  const more = keys.flatMap((key): readonly (readonly [string, Value])[] => {
    const value = contextValue(call.request.context, key) === undefined ? valueIn(call, key) : undefined;
    return value === undefined ? [] : [[key, value]];
  });
  const context: ContextValues = { ...call.request.context, ...Object.fromEntries(more) };
  return { ...call, request: { ...call.request, context } };
}
