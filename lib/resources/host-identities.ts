import type { aws_ec2 as ec2, aws_iam as iam, aws_logs as logs } from 'aws-cdk-lib';

/**
 * What IAM, the network and the logs know the parts of the hosts by, under the names that the hosts' rows give them.
 * Only those the deployment has.
 */
export interface HostIdentities {
  readonly roles: Readonly<Record<string, iam.IRole | undefined>>;
  readonly securityGroups: Readonly<Record<string, ec2.ISecurityGroup | undefined>>;
  readonly logGroups: Readonly<Record<string, logs.ILogGroup | undefined>>;
}
