import { aws_iam as iam, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { arnIn } from '../plan/arns';
import type { TrustedService } from '../plan/roles';

export interface WorkloadRoleProps {
  /** Purpose of the role, for readers. */
  readonly description: string;
  readonly service: TrustedService;
  /** @default '/' */
  readonly path?: string;
  /** @default CloudFormation chooses it */
  readonly name?: string;
  /** The ARN of the managed policy that limits what the role's policies grant. @default no limit */
  readonly boundary?: string;
  /** Tags besides those of its stack. @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Services that assume our roles, and the condition keys that each sends to STS against the confused deputy problem.
 *
 * - `account`: sends `aws:SourceAccount`.
 * - `{ arn }`: also sends `aws:SourceArn`, `arn:<partition>:<service>:<region>:<account>:<resource>`.
 * - `externalId`: sends the account id as `sts:ExternalId`.
 * - `none`: documents none of these keys; a condition would lock the service out. Other accounts are excluded anyway,
 *   because only a principal of the role's own account can pass the role to a service.
 */
const services = {
  /** Lambda developer guide, "Defining Lambda function permissions with an execution role" (2026-11): no key. */
  'lambda.amazonaws.com': 'none',
  /** ECS developer guide, "Cross-service confused deputy prevention": `arn:aws:ecs:region:account:*`. */
  'ecs-tasks.amazonaws.com': { arn: 'ecs:*' },
  /** Instance profiles: no key documented. */
  'ec2.amazonaws.com': 'none',
  /** SageMaker developer guide, "Cross-service confused deputy prevention", SageMaker AI Inference. */
  'sagemaker.amazonaws.com': 'account',
  /** Firehose developer guide, "Allow Firehose to assume an IAM role". */
  'firehose.amazonaws.com': 'externalId',
  /** S3 live replication: the user guide's trust policy has no condition. */
  's3.amazonaws.com': 'none',
  /** VPC user guide, "IAM role for publishing flow logs to CloudWatch Logs". */
  'vpc-flow-logs.amazonaws.com': { arn: 'ec2:vpc-flow-log/*' },
  /** API Gateway's account-wide logging role: no key documented. */
  'apigateway.amazonaws.com': 'none',
} satisfies Record<TrustedService, Source>;

type Source = 'account' | 'externalId' | 'none' | { readonly arn: `${string}:${string}` };

/**
 * A role that one AWS service assumes; only for this account, if the service sends a key for that. It has no inline
 * policy and no AWS managed policy: its permissions are customer-managed policies.
 */
export class WorkloadRole extends iam.Role {
  constructor(scope: Construct, id: string, props: WorkloadRoleProps) {
    const { description, service, path, name, boundary, tags = {} } = props;
    super(scope, id, {
      description,
      assumedBy: new iam.ServicePrincipal(service, { conditions: conditionsFor(Stack.of(scope), service) }),
      path,
      roleName: name,
    });
    if (boundary !== undefined) (this.node.defaultChild as iam.CfnRole).permissionsBoundary = boundary;
    for (const [key, value] of Object.entries(tags)) Tags.of(this).add(key, value);
  }
}

function conditionsFor(stack: Stack, service: TrustedService): iam.Conditions | undefined {
  const source: Source = services[service];
  if (source === 'none') return undefined;
  if (source === 'externalId') return { StringEquals: { 'sts:ExternalId': stack.account } };
  const account = { StringEquals: { 'aws:SourceAccount': stack.account } };
  if (source === 'account') return account;
  const [prefix = '', resource = ''] = source.arn.split(':');
  return { ...account, ArnLike: { 'aws:SourceArn': arnIn(stack, prefix, resource) } };
}
