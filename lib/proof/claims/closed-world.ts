import { type Claim, claim } from '../claim';
import { AREAS } from '../expected/areas';
import { importedThings } from '../expected/imported';
import type { Difference } from '../matching/expected';
import { match } from '../matching/match';
import type { Scene } from '../scene';
import { outputsClaim } from './outputs';

/**
 * The closed world: the templates have the expected resources, each property of each is as expected, and there is
 * nothing else. What is expected is derived from the deployment file and the policy, never from the constructs.
 */
export function closedWorldClaims(
  { basis, world, subject }: Pick<Scene, 'basis' | 'world' | 'subject'>,
  earlier?: Pairs,
): { readonly claims: readonly Claim[]; readonly pairs: Pairs } {
  const expected = AREAS.flatMap(({ resources }) => resources(basis));
  const { differences, unexpected, pairs, things } = match(expected, world.all, {
    pairs: earlier,
    imported: importedThings(basis.deployment),
  });
  const thingsOf = (id: string) => expected.filter((one) => one.claim === id).map(({ thing }) => thing);
  const unread = 'live' in subject ? subject.live.furtherUnread : [];
  const claims = [
    ...AREAS.flatMap(({ claims }) => Object.entries(claims)).map(([id, words]) =>
      claim(id, words, () => ({
        ...against(differences.filter((difference) => difference.claim === id)),
        looked: thingsOf(id),
      })),
    ),
    claim('world.nothing-else', 'every resource is one that the proof expects', () => ({
      against: [
        ...unexpected.map(({ symbol, type }) => `${symbol} is a ${type} that is not expected`),
        ...unread.map(({ symbol, reason }) => `${symbol}: ${reason}`),
      ],
      undecided: unexpected.length === 0,
      looked: [`${world.all.length} resources`],
    })),
    outputsClaim(basis, world, things),
  ];
  return { claims, pairs };
}

/** Which resource each expected one is: the symbol, by thing. */
export type Pairs = ReadonlyMap<string, string>;

const against = (found: readonly Difference[]) => ({
  against: found.map(({ words }) => words),
  undecided: found.every(({ undecided }) => undecided),
});
