import { LANES } from '../../policy/lane';
import type { Deployment } from '../config/deployment';
import { apiNeeds } from './api-needs';
import { authorizerNeeds } from './authorizer-needs';
import { laneNeeds } from './lane-needs';
import type { Need } from './need';
import type { NetworkResources, NetworkRoles } from './network-resources';
import { sagemakerNeeds } from './sagemaker-needs';
import { vllmNeeds } from './vllm-needs';

/**
 * The one table the network is made from: which endpoints exist, what each one's policy admits, and which
 * security group reaches which endpoint. Nothing is reachable that has no row here.
 */
export function needsOf(
  deployment: Deployment,
  roles: NetworkRoles,
  resources: NetworkResources,
): readonly Need[] {
  return [
    ...LANES.flatMap((lane) => laneNeeds(deployment, lane, roles.lanes[lane], resources)),
    ...vllmNeeds(deployment, roles.vllm, resources),
    ...sagemakerNeeds(deployment, roles.sagemaker, resources),
    ...authorizerNeeds(deployment, roles.authorizer, resources),
    ...apiNeeds(deployment),
  ];
}
