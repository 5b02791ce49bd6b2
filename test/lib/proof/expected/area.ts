import type { Area } from '../../../../lib/proof/expected/area';
import { basisOf } from '../../../../lib/proof/expected/basis-of';
import { match } from '../../../../lib/proof/matching/match';
import { type Subject, worldOf } from '../../../../lib/proof/subject';

/** How the templates differ from one area's expectations, and which resources of its types it does not expect. */
export function differencesFrom(area: Area, subject: Subject): readonly string[] {
  const expected = area.resources(basisOf(subject.deployment));
  const types = new Set(expected.map(({ type }) => type));
  const resources = worldOf(subject).all.filter(({ type }) => types.has(type));
  const { differences, unexpected } = match(expected, resources, { partial: true });
  return [
    ...differences.map(({ claim, words }) => `${claim}: ${words}`),
    ...unexpected.map(({ symbol, type }) => `${symbol} is a ${type} that nothing is expected to be`),
  ];
}
