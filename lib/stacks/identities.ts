import { LANES } from '../../policy/lane';
import type { LogGroups } from '../audit/log-groups';
import type { NetworkGroups } from '../network/private-network';
import type { FoundationResources } from '../resources/foundation-resources';
import type { CallerCredentials } from '../security/caller-credentials';
import type { WorkloadRoles } from '../security/roles';

// What IAM, the network and the logs know one workload by, put together for the stacks that run it.

type Lanes = FoundationResources['lanes'];

/** Each lane the deployment has: its role, its security group, its log group. */
export function laneIdentities(roles: WorkloadRoles, groups: NetworkGroups, logGroups: LogGroups): Lanes {
  return Object.fromEntries(
    LANES.flatMap((lane) => {
      const role = roles.lanes[lane];
      const securityGroup = groups.lanes[lane];
      const logGroup = logGroups.lanes[lane];
      return role && securityGroup && logGroup ? [[lane, { role, securityGroup, logGroup }]] : [];
    }),
  );
}

/** The identity vLLM models share; nothing where there are none. */
export function vllmIdentity(
  { vllm: roles }: WorkloadRoles,
  { vllm: groups }: NetworkGroups,
  { vllm: logGroup }: LogGroups,
): FoundationResources['vllm'] {
  if (!roles || !groups || !logGroup) return undefined;
  return {
    ...roles,
    loadBalancerSecurityGroup: groups.loadBalancer,
    taskSecurityGroup: groups.task,
    instanceSecurityGroup: groups.instance,
    logGroup,
  };
}

/** The identity SageMaker models share; nothing where there are none. */
export function sagemakerIdentity(
  { sagemaker: role }: WorkloadRoles,
  { sagemaker: securityGroup }: NetworkGroups,
): FoundationResources['sagemaker'] {
  return role && securityGroup && { role, securityGroup };
}

/** The identity of the authorizer, and what it checks credentials against; nothing where every lane takes IAM. */
export function authorizerIdentity(
  { authorizer: role }: WorkloadRoles,
  { authorizer: securityGroup }: NetworkGroups,
  { authorizer: logGroup }: LogGroups,
  { apiKeys, keySet }: CallerCredentials,
): FoundationResources['authorizer'] {
  if (!role || !securityGroup || !logGroup) return undefined;
  return { role, securityGroup, logGroup, ...(apiKeys && { apiKeys }), ...(keySet && { keySet }) };
}
