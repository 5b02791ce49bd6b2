import type { LogGroups } from '../audit/log-groups';
import type { SecurityGroups } from '../network/security-groups';
import type { Plan } from '../plan/plan';
import { required } from '../plan/required';
import { workloadOf } from '../plan/roles';
import type { FoundationResources } from '../resources/foundation-resources';
import type { CallerCredentials } from '../security/caller-credentials';
import type { WorkloadRoles } from '../security/workload-roles';

/** Roles, security groups and log groups of all workloads. */
export interface Known {
  readonly roles: WorkloadRoles;
  readonly securityGroups: SecurityGroups;
  readonly logGroups: LogGroups;
}

/** Role, security group and log group of each lane that the deployment has. */
export function laneIdentities(
  { lanes }: Pick<Plan, 'lanes'>,
  { roles, securityGroups, logGroups }: Known,
): FoundationResources['lanes'] {
  return Object.fromEntries(
    lanes.map((lane) => [
      lane,
      {
        role: roles.get(workloadOf(lane)),
        securityGroup: securityGroups.get(workloadOf(lane)),
        logGroup: required(logGroups.lanes[lane], `the log group of the ${lane} lane`),
      },
    ]),
  );
}

/** Roles, security groups and log groups of the hosts, by name. */
export function hostIdentities({ roles, securityGroups, logGroups }: Known): FoundationResources['hosts'] {
  return {
    roles: Object.fromEntries(roles.byName),
    securityGroups: Object.fromEntries(securityGroups.names.map((name) => [name, securityGroups.get(name)])),
    logGroups: Object.fromEntries([...logGroups.hosts].map(([name, [group]]) => [name, group])),
  };
}

/** Role, security group and log group of the signer of the chains' heads. */
export const chainHeadsIdentity = ({
  roles,
  securityGroups,
  logGroups,
}: Known): FoundationResources['chainHeads'] => ({
  role: roles.get('chain-heads'),
  securityGroup: securityGroups.get('chain-heads'),
  logGroup: logGroups.chainHeads,
});

/**
 * The identity of the authorizer, and the data that it checks credentials against; `undefined` if every lane uses
 * IAM.
 */
export function authorizerIdentity(
  { roles, securityGroups, logGroups }: Known,
  { apiKeys, keySet }: CallerCredentials,
): FoundationResources['authorizer'] {
  if (!logGroups.authorizer) return undefined;
  return {
    role: roles.get('authorizer'),
    securityGroup: securityGroups.get('authorizer'),
    logGroup: logGroups.authorizer,
    ...(apiKeys && { apiKeys }),
    ...(keySet && { keySet }),
  };
}
