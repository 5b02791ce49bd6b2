import { aws_iam as iam, aws_logs as logs, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { arnIn } from '../plan/arns';

export interface DeliveredLogGroupProps extends logs.LogGroupProps {
  readonly logGroupName: string;
}

/**
 * A log group that AWS's log delivery service writes to, for this account and region only.
 *
 * The permission is a resource policy of the group itself. Without one, AWS extends a policy that all log groups of the
 * account share, which has a size limit (CloudWatch Logs user guide, "Logs sent to CloudWatch Logs", 2026-11). A policy
 * of the account would be one of the ten that a region can have, and a deploy into an account that has ten would fail.
 */
export class DeliveredLogGroup extends logs.LogGroup {
  constructor(scope: Construct, id: string, props: DeliveredLogGroupProps) {
    super(scope, id, props);
    const stack = Stack.of(this);
    const group = this.node.defaultChild as logs.CfnLogGroup;
    group.resourcePolicyDocument = new iam.PolicyDocument({
      statements: [
        new iam.PolicyStatement({
          sid: 'LogDeliveryWrites',
          principals: [new iam.ServicePrincipal('delivery.logs.amazonaws.com')],
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          // By name: the group's own ARN would be a reference from the group to itself.
          resources: [arnIn(stack, 'logs', `log-group:${props.logGroupName}:*`)],
          conditions: {
            StringEquals: { 'aws:SourceAccount': stack.account },
            ArnLike: { 'aws:SourceArn': arnIn(stack, 'logs', '*') },
          },
        }),
      ],
    });
  }
}
