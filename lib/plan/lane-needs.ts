import type { Lane } from '../../policy/lane';
import { lanesOf } from '../../policy/route-table';
import type { Deployment } from '../config/deployment';
import { policyOf } from '../config/policy-of';
import { arnIn } from './arns';
import { guardrailPermissions, lanePermissions, recordPermissions } from './lane-permissions';
import { type Need, needs } from './need';
import type { NetworkResources, NetworkRoles } from './network-resources';
import { opinionPermissions } from './opinion-permissions';
import { required } from './required';
import { workloadOf } from './workloads';

/**
 * A lane calls exactly what its role may: the rows are its permissions. The guardrail's id is not known before
 * the inference stack exists, so the endpoint admits the lane's role to any guardrail of the account; the role
 * itself is allowed one.
 */
export function laneNeeds(
  deployment: Deployment,
  lane: Lane,
  role: NetworkRoles['lanes'][Lane],
  resources: NetworkResources,
): readonly Need[] {
  if (!lanesOf(policyOf(deployment)).includes(lane)) return [];
  return needs(workloadOf(lane), required(role, `the role of the ${lane} lane`), [
    ...recordPermissions(resources),
    ...lanePermissions(deployment, lane),
    ...opinionPermissions(deployment, lane),
    ...guardrailPermissions(deployment, lane, arnIn(deployment, 'bedrock', 'guardrail/*')),
  ]);
}
