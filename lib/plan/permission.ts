import { aws_iam as iam } from 'aws-cdk-lib';
import type { AwsService } from './aws-services';

/**
 * One thing a role may, or must never, do: plain data, so that a lane's IAM policy, the endpoint policies and
 * the security groups are all made from the same rows, and a test can compare them.
 */
export interface Permission {
  /** Letters and digits; unique within a role's policy. */
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  /** The service called, as its VPC endpoint is named. */
  readonly service: AwsService;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Operator, key, values: `{ StringEquals: { 'bedrock:InferenceProfileArn': ['…'] } }`. @default none */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** The IAM statement of an identity policy that says the same. */
export function toStatement(permission: Permission): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: permission.sid,
    effect: permission.effect === 'Allow' ? iam.Effect.ALLOW : iam.Effect.DENY,
    actions: [...permission.actions],
    resources: [...permission.resources],
    ...(permission.conditions && { conditions: permission.conditions }),
  });
}
