import type { Area } from '../../../../lib/proof/expected/area';
import { basisOf } from '../../../../lib/proof/expected/basis-of';
import { match } from '../../../../lib/proof/matching/match';
import { type Subject, worldOf } from '../../../../lib/proof/subject';

/**
 * Which resource each expected one is: the symbol, by thing; for each area, by the deployment's name. A sabotage changes
 * one resource, so the others are not searched for again.
 */
const known = new Map<Area, Map<string, ReadonlyMap<string, string>>>();

/** How the templates differ from one area's expectations, and which resources of its types it does not expect. */
export function differencesFrom(area: Area, subject: Subject): readonly string[] {
  const expected = area.resources(basisOf(subject.deployment));
  const types = new Set(expected.map(({ type }) => type));
  const resources = worldOf(subject).all.filter(({ type }) => types.has(type));
  const earlier = known.get(area) ?? new Map<string, ReadonlyMap<string, string>>();
  known.set(area, earlier);
  const { name } = subject.deployment;
  const { differences, unexpected, pairs } = match(expected, resources, {
    partial: true,
    pairs: earlier.get(name),
  });
  if (differences.length + unexpected.length === 0) earlier.set(name, pairs);
  return [
    ...differences.map(({ claim, words }) => `${claim}: ${words}`),
    ...unexpected.map(({ symbol, type }) => `${symbol} is a ${type} that nothing is expected to be`),
  ];
}
