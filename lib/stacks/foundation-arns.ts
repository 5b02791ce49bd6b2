import { Stack } from 'aws-cdk-lib';
import type { AuditTrail } from '../audit/audit-trail';
import type { LogGroups } from '../audit/log-groups';
import type { BucketNames } from '../network/dns-firewall';
import type { PrivateNetwork } from '../network/private-network';
import { arnIn } from '../plan/arns';
import { laneEntries } from '../plan/lane-record';
import type { Plan } from '../plan/plan';
import { laneLogs, type ResourceArns } from '../plan/resource';
import { workloadOf } from '../plan/roles';
import type { CallerCredentials } from '../security/caller-credentials';
import type { EncryptionKeys } from '../security/keys';
import type { ModelStore } from '../security/model-artifacts';

/** The constructs that the foundation creates before its network. */
export interface Made {
  readonly plan: Pick<Plan, 'deployment'>;
  readonly keys: EncryptionKeys;
  readonly audit: AuditTrail;
  readonly logGroups: LogGroups;
  readonly store: ModelStore | undefined;
  readonly credentials: CallerCredentials;
}

/**
 * ARNs of the resources in the plan's rows, before the network exists. For the guardrail: a pattern for all of the
 * account.
 */
export function foundationArns({ plan, keys, audit, logGroups, store, credentials }: Made): ResourceArns {
  return {
    'audit-stream': audit.stream.attrArn,
    'audit-key': keys.audit.keyArn,
    'data-key': keys.data.keyArn,
    'digest-key': keys.digest.keyArn,
    'heads-key': keys.heads.keyArn,
    'records-bucket': audit.records.bucketArn,
    'weights-bucket': store?.weights.bucketArn,
    'images-repository': store?.images.repositoryArn,
    'api-keys-table': credentials.apiKeys?.tableArn,
    'key-set-bucket': credentials.keySet?.bucketArn,
    'flow-logs': logGroups.network?.flowLogs.logGroupArn,
    'authorizer-logs': logGroups.authorizer?.logGroupArn,
    'chain-heads-logs': logGroups.chainHeads.logGroupArn,
    guardrail: arnIn(plan.deployment, 'bedrock', 'guardrail/*'),
    ...Object.fromEntries([
      ...laneEntries(logGroups.lanes).map(([lane, { logGroupArn }]) => [
        laneLogs(workloadOf(lane)),
        logGroupArn,
      ]),
      ...[...logGroups.hosts].map(([name, groups]) => [name, groups.map(({ logGroupArn }) => logGroupArn)]),
    ]),
  };
}

/** The names of the buckets that workloads in the VPC read. */
export const bucketNames = ({
  audit,
  store,
  credentials,
}: Pick<Made, 'audit' | 'store' | 'credentials'>): BucketNames => ({
  'records-bucket': audit.records.bucketName,
  'weights-bucket': store?.weights.bucketName,
  'key-set-bucket': credentials.keySet?.bucketName,
});

/** The VPC of the endpoints, and ARNs of the subnets and security groups of functions and models. */
export function networkArns({ vpc, securityGroups }: PrivateNetwork): ResourceArns {
  const ec2Arn = (resource: string) => arnIn(Stack.of(vpc), 'ec2', resource);
  return {
    'endpoint-vpcs': [vpc.vpcId],
    subnets: vpc.isolatedSubnets.map(({ subnetId }) => ec2Arn(`subnet/${subnetId}`)),
    ...Object.fromEntries(
      securityGroups.names.map((name) => [
        `${name}-security-group`,
        ec2Arn(`security-group/${securityGroups.get(name).securityGroupId}`),
      ]),
    ),
  };
}
