import type { FoundResource } from '../template/world';
import type { Mismatch } from './compare';
import type { Difference, Expected } from './expected';
import { pairUp } from './pair-up';
import { resourceMismatches } from './resource-mismatches';
import { Things } from './things';

/** What a comparison found. */
export interface Match {
  readonly differences: readonly Difference[];
  /** Resources that nothing is expected to be. */
  readonly unexpected: readonly FoundResource[];
  /** Which resource each expected one is: the symbol, by thing. */
  readonly pairs: ReadonlyMap<string, string>;
  /** The same pairs, to compare something else that refers to the things. */
  readonly things: Things;
}

export interface MatchOptions {
  /**
   * Whether only some of the deployment's resources are compared. A reference to a thing that is not among the expected
   * ones is then accepted, whatever it is. @default false
   */
  readonly partial?: boolean;
  /**
   * Pairs of an earlier comparison, where they still exist: most of the time goes into finding them. A wrong one adds
   * differences and hides none. @default none
   */
  readonly pairs?: ReadonlyMap<string, string>;
  /** The id of each thing that is imported, and so in no template. @default none */
  readonly imported?: ReadonlyMap<string, string>;
}

/**
 * Compares resources with what is expected of them. Logical ids do not count, so the function first finds which
 * resource each expected one is: by its own properties, then by its references to resources that are known already. It
 * then compares every pair again, with every reference known. A wrong pair adds differences and hides none: without
 * differences, the resources are the expected ones, each exactly once.
 */
export function match(
  expected: readonly Expected[],
  resources: readonly FoundResource[],
  { partial = false, pairs = new Map(), imported }: MatchOptions = {},
): Match {
  const things = new Things(expected, resources, partial, imported);
  const bySymbol = new Map(resources.map((resource) => [resource.symbol, resource]));
  for (const one of expected) {
    const resource = bySymbol.get(pairs.get(one.thing) ?? '');
    if (resource?.type === one.type) things.identify(one, resource);
  }
  pairUp(
    expected.filter((one) => !things.resourceOf(one)),
    things,
  );
  return {
    differences: expected.flatMap((one) => {
      const resource = things.resourceOf(one);
      if (!resource) return [absent(one)];
      return resourceMismatches(one, resource, things).map((found) => inWords(one, resource, found));
    }),
    unexpected: things.left(),
    pairs: things.pairs(),
    things,
  };
}

function absent({ thing, type, claim }: Expected): Difference {
  return { thing, claim, words: `${thing}: there is no such ${type}`, undecided: false };
}

function inWords({ thing, claim }: Expected, { symbol }: FoundResource, found: Mismatch): Difference {
  return {
    thing,
    claim: found.claim ?? claim,
    words: `${thing} (${symbol}): ${found.words()}`,
    undecided: found.undecided,
  };
}
