import type { aws_ec2 as ec2, aws_iam as iam, aws_logs as logs } from 'aws-cdk-lib';
import { required } from '../../plan/required';
import type { HostIdentities } from '../../resources/host-identities';
import type { VllmRole, VllmWorkload } from './permissions';

/** Roles, security groups and log group of the parts of a vLLM model; permissions.ts and rows.ts name them. */
export interface VllmIdentity {
  readonly instanceRole: iam.IRole;
  readonly executionRole: iam.IRole;
  readonly taskRole: iam.IRole;
  readonly loadBalancerSecurityGroup: ec2.ISecurityGroup;
  readonly taskSecurityGroup: ec2.ISecurityGroup;
  readonly instanceSecurityGroup: ec2.ISecurityGroup;
  readonly logGroup: logs.ILogGroup;
}

export function vllmIdentity({ roles, securityGroups, logGroups }: HostIdentities): VllmIdentity {
  const role = (name: VllmRole) => required(roles[name], `a role ${name}`);
  const group = (name: VllmWorkload) => required(securityGroups[name], `a security group ${name}`);
  return {
    instanceRole: role('vllm-instance'),
    executionRole: role('vllm-execution'),
    taskRole: role('vllm-task'),
    loadBalancerSecurityGroup: group('vllm-load-balancer'),
    taskSecurityGroup: group('vllm-task'),
    instanceSecurityGroup: group('vllm-instance'),
    logGroup: required(logGroups['vllm-logs'], 'the log group of vllm tasks'),
  };
}
