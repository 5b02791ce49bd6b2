import { type Claim, claim } from '../../../claim';
import type { Own } from '../own-things';
import type { Unread } from '../unread';
import { type FoundNetwork, strangeness, touchesGroups } from './strange-thing';

/**
 * Nothing in the VPC is another one's. An imported VPC is its owner's, with all that is in it; what touches the groups of
 * the deployment is its own matter there too.
 */
export function networkClaim(own: Own, vpc: string, found: FoundNetwork, unread: readonly Unread[]): Claim {
  const { vpc: imported } = own.deployment.imports;
  const concerning = imported ? found.things.filter((thing) => touchesGroups(own, thing)) : found.things;
  const made = claim(
    'live.network',
    imported
      ? `nothing in ${vpc} uses or names a security group of the deployment but its own things`
      : `${vpc} has nothing that no stack of the deployment made: no endpoint, group, rule, interface, route, gateway, peering or name`,
    () => {
      const strangers = concerning.flatMap((thing) => strangeness(own, found, thing) ?? []);
      return {
        against: [
          ...strangers.map((words) => `no stack of the deployment made the ${words}`),
          ...unread.map(({ words }) => words),
        ],
        looked: [`${concerning.length} things in ${vpc}`],
        undecided: strangers.length === 0,
      };
    },
  );
  if (!imported) return made;
  const { name, on } = imported.vouchedBy;
  const words = `${made.words}; vouched for and not proven: what else is in ${vpc}, by ${name} on ${on}`;
  return { ...made, words, ...(made.holds && { verdict: 'vouched' }) };
}
