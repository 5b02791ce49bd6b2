import type { Deployment } from '../../lib/config/deployment';
import type { StackPart } from '../../lib/config/stack-parts';
import { type Pass, passesTo } from '../../lib/config/transition/passes';

/** Whether a stack exists that uses the foundation. Without one, nothing runs that a deploy could interrupt. */
export const hasUsers = (stacks: readonly StackPart[]): boolean =>
  stacks.some((part) => part !== 'foundation');

/**
 * The passes from what an account has to the new file. What the deployed file has, and never existed, is not deployed
 * for the sake of an order.
 *
 * @param deployed the deployed file; `undefined`: nothing is deployed
 * @param stacks the stacks that exist
 * @throws TransitionError if the two files cannot be united
 */
export function passesInAccount(
  next: Deployment,
  deployed: Deployment | undefined,
  stacks: readonly StackPart[],
): readonly Pass[] {
  if (!deployed) return passesTo(next);
  if (!hasUsers(stacks)) return passesTo(next, foundationAlone(deployed, next));
  const passes = passesTo(next, deployed);
  // Without routers there is no limit to lower. The gateway comes with the pass that adds.
  return stacks.includes('gateway')
    ? passes
    : passes.filter(({ name }) => name !== 'prepare' && name !== 'restrict');
}

/** Of a foundation that nothing uses, only the network counts: it cannot have another address block or other zones. */
const foundationAlone = (deployed: Deployment, next: Deployment): Deployment => ({
  ...next,
  name: deployed.name,
  account: deployed.account,
  region: deployed.region,
  availabilityZones: deployed.availabilityZones,
  network: { ...next.network, cidr: deployed.network.cidr },
});
