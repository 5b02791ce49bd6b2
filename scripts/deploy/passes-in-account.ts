import type { Deployment } from '../../lib/config/deployment';
import type { StackPart } from '../../lib/config/stack-parts';
import { type IsFrom, type Pass, passesTo } from '../../lib/config/transition/passes';

/** Whether a stack exists that uses the foundation. Without one, nothing runs that a deploy could interrupt. */
export const hasUsers = (stacks: readonly StackPart[]): boolean =>
  stacks.some((part) => part !== 'foundation');

/** What an account has of a deployment. */
export interface InAccount {
  /** The file that the foundation stores, without what never ran; `undefined`: nothing is deployed. */
  readonly deployed: Deployment | undefined;
  /** The stacks that exist. */
  readonly stacks: readonly StackPart[];
  /** Which deployment value each of them is from. @default not known */
  readonly isFrom?: IsFrom;
}

/**
 * The passes from what an account has to the new file. What the deployed file has, and nothing uses, is not deployed for
 * the sake of an order: where a deploy failed behind the foundation, the way back is one pass.
 *
 * @throws TransitionError if the two files cannot be united
 */
export function passesInAccount(
  next: Deployment,
  { deployed, stacks, isFrom = () => false }: InAccount,
): readonly Pass[] {
  if (!deployed) return passesTo(next);
  const users = stacks.filter((part) => part !== 'foundation');
  if (users.every((part) => isFrom(part, next))) return passesTo(next, foundationAlone(deployed, next));
  const passes = passesTo(next, deployed, isFrom);
  // Without routers there is no limit to lower. The gateway comes with the pass that adds.
  return stacks.includes('gateway')
    ? passes
    : passes.filter(({ name }) => name !== 'prepare' && name !== 'restrict');
}

/**
 * Of a foundation that nothing uses, only the network and what is imported count: it cannot have another address block,
 * other zones, or a VPC of its own in the place of an imported one.
 */
const foundationAlone = (deployed: Deployment, next: Deployment): Deployment => ({
  ...next,
  name: deployed.name,
  account: deployed.account,
  region: deployed.region,
  availabilityZones: deployed.availabilityZones,
  network: { ...next.network, cidr: deployed.network.cidr },
  imports: deployed.imports,
});
