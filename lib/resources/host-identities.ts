import type { aws_ec2 as ec2, aws_iam as iam, aws_logs as logs } from 'aws-cdk-lib';

/**
 * The roles, security groups and log groups of the hosts, by the names in the hosts' rows. Only those that the
 * deployment has.
 */
export interface HostIdentities {
  readonly roles: Readonly<Record<string, iam.IRole | undefined>>;
  readonly securityGroups: Readonly<Record<string, ec2.ISecurityGroup | undefined>>;
  readonly logGroups: Readonly<Record<string, logs.ILogGroup | undefined>>;
}
