import { Construct } from 'constructs';
import { LANES } from '../../policy/lane';
import { type Plan, policyOfRole } from '../plan/plan';
import type { ResourceArns } from '../plan/resource';
import { workloadOf } from '../plan/roles';
import type { FoundationResources } from '../resources/foundation-resources';
import { attachedPolicy } from '../security/role-policy';

export interface ModelAccessProps {
  readonly plan: Pick<Plan, 'policies'>;
  readonly lanes: FoundationResources['lanes'];
  /** ARNs of the resources in the policies: the data key, and resources of the hosts. */
  readonly arns: ResourceArns;
}

/**
 * One managed policy per lane whose role the deployment creates: the models that it may call, from the route table that the router uses, and what it
 * must never call (I3, I4). `vllm` models need no permission: the network controls access to them.
 */
export class ModelAccess extends Construct {
  constructor(scope: Construct, id: string, { plan, lanes, arns }: ModelAccessProps) {
    super(scope, id);
    for (const lane of LANES) {
      const identity = lanes[lane];
      const policy = policyOfRole(plan, workloadOf(lane), 'models');
      if (identity && policy) attachedPolicy(this, lane, { role: identity.role, policy, arns });
    }
  }
}
