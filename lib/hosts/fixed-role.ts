import { aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * A role of the foundation to hand to a library construct that would otherwise write its own statements into
 * it, as an inline policy, in the foundation's stack. It can be used and passed on, never added to.
 */
export function fixedRole(scope: Construct, id: string, role: iam.IRole): iam.IRole {
  return iam.Role.fromRoleArn(scope, id, role.roleArn, { mutable: false });
}
