import type { Construct } from 'constructs';
import { forEachLane, type LaneRecord } from '../plan/lane-record';
import { ROUTER_CONSTRUCT_ID } from '../plan/names';
import { type Plan, policyOfRole } from '../plan/plan';
import { required } from '../plan/required';
import { workloadOf } from '../plan/roles';
import type { FoundationResources } from '../resources/foundation-resources';
import type { InferenceResources } from '../resources/inference-resources';
import { routerConfigFor } from './router-config';
import { routerEnvironment } from './router-environment';
import { RouterFunction } from './router-function';

export interface LaneRoutersProps {
  readonly plan: Plan;
  readonly foundation: Pick<FoundationResources, 'vpc' | 'keys' | 'lanes' | 'audit'>;
  readonly inference: Pick<InferenceResources, 'addresses' | 'guardrail'>;
}

/** One router for each lane of the deployment, each with its own configuration, role and security group. */
export function laneRouters(scope: Construct, props: LaneRoutersProps): LaneRecord<RouterFunction> {
  const { plan, foundation, inference } = props;
  return forEachLane(foundation.lanes, (lane, identity) => {
    const config = routerConfigFor(plan, lane);
    return new RouterFunction(scope, ROUTER_CONSTRUCT_ID[lane], {
      config,
      servicePolicy: required(
        policyOfRole(plan, workloadOf(lane), 'service'),
        `a policy of the ${lane} lane`,
      ),
      environment: routerEnvironment(config, { foundation, inference }),
      identity,
      vpc: foundation.vpc,
      encryptionKey: foundation.keys.data,
    });
  });
}
