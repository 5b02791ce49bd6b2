import type { aws_ec2 as ec2, aws_iam as iam, aws_logs as logs } from 'aws-cdk-lib';
import type { Lane } from '../../policy/lane';
import type { Deployment } from '../config/deployment';
import type { NetworkResources, NetworkRoles } from './network-resources';

export interface PrivateNetworkProps {
  readonly deployment: Deployment;
  readonly roles: NetworkRoles;
  readonly resources: NetworkResources;
  /** Where flow logs go, encrypted, and the role that writes them (trusting vpc-flow-logs.amazonaws.com). */
  readonly flowLogs: { readonly logGroup: logs.ILogGroup; readonly role: iam.IRole };
}

/** Security groups of a deployment; later stacks use them and cannot add rules to them. */
export interface NetworkGroups {
  readonly lanes: Readonly<Partial<Record<Lane, ec2.ISecurityGroup>>>;
  readonly vllm?: {
    readonly loadBalancer: ec2.ISecurityGroup;
    readonly task: ec2.ISecurityGroup;
    readonly instance: ec2.ISecurityGroup;
  };
  readonly sagemaker?: ec2.ISecurityGroup;
  /** For workloads in the VPC that call the API. */
  readonly apiClients: ec2.ISecurityGroup;
}
