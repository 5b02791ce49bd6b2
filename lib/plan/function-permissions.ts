import type { Deployment } from '../config/deployment';
import { arnIn } from './arns';
import type { Permission, PolicyRow } from './permission';
import { type LogGroupName, the } from './resource';
import type { LaneWorkload } from './roles';

// Permissions of every function in the VPC. The Lambda service uses all of them, with the function's role, from
// outside the VPC.

type FunctionRole = LaneWorkload | 'authorizer' | 'chain-heads';

/** A function writes to its own log group and no other. */
export function writesLogs(role: FunctionRole): Permission {
  const logGroup: LogGroupName = `${role}-logs`;
  return {
    sid: 'WriteLogs',
    effect: 'Allow',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [the(logGroup)],
    through: [],
  };
}

/**
 * Lambda manages the network interfaces with the function's own role, so the role needs these permissions. The code
 * of the function does not need them, and the last statement denies them to it: calls by the code carry
 * `lambda:SourceFunctionArn`, Lambda's own EC2 calls do not (Lambda developer guide, "Using source function ARN to
 * control function access behavior").
 */
export function placedInVpc(deployment: Deployment, role: FunctionRole): readonly Permission[] {
  const interfaces = arnIn(deployment, 'ec2', 'network-interface/*');
  return [
    {
      sid: 'PlaceInSubnets',
      effect: 'Allow',
      actions: ['ec2:CreateNetworkInterface'],
      resources: [interfaces, the(`${role}-security-group`), the('subnets')],
      through: [],
    },
    {
      sid: 'ManageInterfaces',
      effect: 'Allow',
      actions: ['ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses'],
      resources: [interfaces],
      through: [],
    },
    {
      sid: 'DeleteInterfaces',
      effect: 'Allow',
      actions: ['ec2:DeleteNetworkInterface'],
      // The action deletes interfaces only. Lambda checks it against `*/*` and does not create the function if the
      // resource is `network-interface/*` (Lambda developer guide, "Required IAM permissions" for a VPC).
      resources: [arnIn(deployment, 'ec2', '*/*')],
      through: [],
    },
    {
      sid: 'DescribeNetwork',
      effect: 'Allow',
      // Neither action supports a resource.
      actions: ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'],
      resources: ['*'],
      through: [],
    },
    {
      sid: 'CodeNeverTouchesTheNetwork',
      effect: 'Deny',
      actions: [
        'ec2:AssignPrivateIpAddresses',
        'ec2:CreateNetworkInterface',
        'ec2:DeleteNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSubnets',
        'ec2:UnassignPrivateIpAddresses',
      ],
      resources: ['*'],
      conditions: { ArnLike: { 'lambda:SourceFunctionArn': arnIn(deployment, 'lambda', 'function:*') } },
      through: [],
    },
  ];
}

/**
 * What Lambda reports with the function's role: dead letters and traces. Lambda checks these permissions when it
 * creates the function, so the function depends on this policy.
 */
export const reportsFailures = (role: FunctionRole): PolicyRow => ({
  role,
  part: 'service',
  description: 'Dead letters and traces, sent by the Lambda service',
  permissions: [
    {
      sid: 'PublishDeadLetters',
      effect: 'Allow',
      actions: ['sns:Publish'],
      resources: [the('dead-letters')],
      through: [],
    },
    {
      sid: 'EncryptDeadLetters',
      effect: 'Allow',
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      resources: [the('data-key')],
      through: [],
      viaService: 'sns',
    },
    {
      sid: 'SendTraces',
      effect: 'Allow',
      actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
      // Neither action supports a resource.
      resources: ['*'],
      through: [],
    },
  ],
});
