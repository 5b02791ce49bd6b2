import { RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { LogGroups } from '../audit/log-groups';
import type { BucketNames } from '../network/dns-firewall';
import type { VpcGuards } from '../network/private-network';
import { type Plan, policyOfRole } from '../plan/plan';
import { required } from '../plan/required';
import type { ResourceArns } from '../plan/resource';
import { RolePolicy } from '../security/role-policy';
import type { WorkloadRoles } from '../security/workload-roles';

export interface VpcGuardsProps {
  readonly plan: Pick<Plan, 'policies'>;
  readonly roles: WorkloadRoles;
  readonly logGroups: LogGroups;
  readonly arns: ResourceArns;
  readonly bucketNames: BucketNames;
}

/** Logs and names of the VPC that the deployment creates; `undefined` for an imported one, which its owner guards. */
export function vpcGuards(
  scope: Construct,
  { plan, roles, logGroups, arns, bucketNames }: VpcGuardsProps,
): VpcGuards | undefined {
  if (!logGroups.network) return undefined;
  const { flowLogs, dnsQueries } = logGroups.network;
  const role = roles.get('flow-logs');
  const policy = required(policyOfRole(plan, 'flow-logs'), 'a policy of the flow log role');
  new RolePolicy(scope, 'FlowLogsPolicy', { role, policy, arns }).applyRemovalPolicy(RemovalPolicy.RETAIN);
  return { flowLogs: { logGroup: flowLogs, role }, dns: { logGroup: dnsQueries, bucketNames } };
}
