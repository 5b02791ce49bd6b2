import type { FoundResource } from '../template/world';
import type { Expected } from './expected';
import { referencesIn } from './references-in';
import { fits, resourceMismatches } from './resource-mismatches';
import type { Things } from './things';

/**
 * Finds which resource each expected one is. A pair is certain if the resource fits this expectation and no other, and
 * the expectation fits no other resource. Each certain pair makes references known, so that more pairs become certain.
 * What stays is paired by likeness.
 */
export function pairUp(expected: readonly Expected[], things: Things): void {
  const candidates = new Candidates(expected, things);
  let rest = expected;
  while (rest.length > 0) {
    const found = candidates.certain(rest) ?? likeliest(rest, candidates, things);
    if (found.length === 0) return;
    for (const pair of found) {
      if (!things.resourceOf(pair.one)) things.identify(pair.one, pair.resource);
      identifyReferred(pair, things);
    }
    rest = rest.filter((one) => !things.resourceOf(one));
  }
}

interface Pair {
  readonly one: Expected;
  readonly resource: FoundResource;
}

/** What a known resource refers to is known as well. */
function identifyReferred({ one, resource }: Pair, things: Things): void {
  for (const { reference, text } of referencesIn(one.properties, resource.values, things)) {
    const referred = things.only(reference, text);
    if (referred && !things.resourceOf(reference)) things.identify(reference, referred);
  }
}

/** The resources that each expectation fits. They only become fewer: a reference that is known excludes others. */
class Candidates {
  private readonly fitting = new Map<Expected, readonly FoundResource[]>();

  constructor(
    expected: readonly Expected[],
    private readonly things: Things,
  ) {
    for (const one of expected) this.fitting.set(one, things.left(one.type));
  }

  of(one: Expected): readonly FoundResource[] {
    return this.fitting.get(one) ?? [];
  }

  /** The pairs that are certain now; `undefined` if there is none. */
  certain(rest: readonly Expected[]): readonly Pair[] | undefined {
    const fitted = new Map<FoundResource, number>();
    for (const one of rest) {
      const found = this.of(one).filter(
        (resource) => this.things.isLeft(resource) && fits(one, resource, this.things),
      );
      this.fitting.set(one, found);
      for (const resource of found) fitted.set(resource, (fitted.get(resource) ?? 0) + 1);
    }
    const pairs = rest.flatMap((one) => {
      const [resource, ...more] = this.of(one);
      return resource && more.length === 0 && fitted.get(resource) === 1 ? [{ one, resource }] : [];
    });
    return pairs.length > 0 ? pairs : undefined;
  }
}

/**
 * One pair by likeness. What fits nowhere comes first, by the fewest differences: until it is known, other expectations
 * that refer to it fit in several ways. Then what fits in the fewest ways.
 */
function likeliest(rest: readonly Expected[], candidates: Candidates, things: Things): readonly Pair[] {
  const nearest = rest
    .filter((one) => candidates.of(one).length === 0)
    .flatMap((one) => things.left(one.type).map((resource) => ({ one, resource })))
    .map((pair) => ({ ...pair, distance: resourceMismatches(pair.one, pair.resource, things).length }))
    .sort((a, b) => a.distance - b.distance);
  const fitting = [...rest]
    .sort((a, b) => candidates.of(a).length - candidates.of(b).length)
    .flatMap((one) => candidates.of(one).map((resource) => ({ one, resource })));
  return [...nearest, ...fitting].slice(0, 1);
}
