import type { aws_ec2 as ec2, aws_iam as iam, aws_logs as logs } from 'aws-cdk-lib';
import type { HostPart } from './host-part';

/**
 * The roles, security groups and log groups of the hosts, by the names in the hosts' rows. Only those that the
 * deployment has.
 */
export interface HostIdentities {
  readonly roles: { readonly [part in HostPart]?: iam.IRole };
  readonly securityGroups: { readonly [part in HostPart]?: ec2.ISecurityGroup };
  readonly logGroups: { readonly [name in `${HostPart}-logs`]?: logs.ILogGroup };
}
