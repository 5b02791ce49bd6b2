import { type aws_ec2 as ec2, aws_iam as iam, type aws_logs as logs, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

// What every function in the VPC may do whatever it is for: write its logs, and be placed in the VPC by Lambda.

/** A function writes to its own log group and no other. */
export function logStatement(logGroup: logs.ILogGroup): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'WriteLogs',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });
}

/**
 * Lambda manages the network interfaces with the function's own role, so the role needs those rights; the
 * function's code does not, and is denied them: calls made by code carry `lambda:SourceFunctionArn`, Lambda's own
 * EC2 calls do not (Lambda developer guide, "Using source function ARN to control function access behavior").
 */
export function placementStatements(
  scope: Construct,
  vpc: ec2.IVpc,
  securityGroup: ec2.ISecurityGroup,
): iam.PolicyStatement[] {
  const { account, partition, region } = Stack.of(scope);
  const ec2Arn = (resource: string) => `arn:${partition}:ec2:${region}:${account}:${resource}`;
  const subnets = vpc.isolatedSubnets.map(({ subnetId }) => ec2Arn(`subnet/${subnetId}`));
  return [
    new iam.PolicyStatement({
      sid: 'PlaceInSubnets',
      actions: ['ec2:CreateNetworkInterface'],
      resources: [
        ec2Arn('network-interface/*'),
        ec2Arn(`security-group/${securityGroup.securityGroupId}`),
        ...subnets,
      ],
    }),
    new iam.PolicyStatement({
      sid: 'ManageInterfaces',
      actions: ['ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses'],
      resources: [ec2Arn('network-interface/*')],
    }),
    new iam.PolicyStatement({
      sid: 'DeleteInterfaces',
      actions: ['ec2:DeleteNetworkInterface'],
      // It deletes interfaces only; but Lambda asks whether it may delete anything, and with `network-interface/*`
      // refuses to make the function (Lambda developer guide, "Required IAM permissions" for a VPC).
      resources: [ec2Arn('*/*')],
    }),
    new iam.PolicyStatement({
      sid: 'DescribeNetwork',
      // Neither action knows resources.
      actions: ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'],
      resources: ['*'],
    }),
    new iam.PolicyStatement({
      sid: 'CodeNeverTouchesTheNetwork',
      effect: iam.Effect.DENY,
      actions: [
        'ec2:AssignPrivateIpAddresses',
        'ec2:CreateNetworkInterface',
        'ec2:DeleteNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSubnets',
        'ec2:UnassignPrivateIpAddresses',
      ],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'lambda:SourceFunctionArn': `arn:${partition}:lambda:${region}:${account}:function:*`,
        },
      },
    }),
  ];
}
