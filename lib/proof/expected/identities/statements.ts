import { allow, deny, type ExpectedStatement } from '../../matching/policy';
import type { Basis } from '../basis';
import { throughServices } from '../key-use';
import { groupArn, keyArn, logGroupArn, type Owner, subnetArns, topicArn } from '../things';

// Statements that several roles have.

/** What every function needs: its own log group, and a network interface that Lambda places and its code never touches. */
export const functionStatements = (
  basis: Basis,
  owner: Extract<Owner, `${string}-lane` | 'authorizer' | 'chain-heads'>,
): readonly ExpectedStatement[] => {
  const interfaces = basis.arn('ec2', 'network-interface/*');
  return [
    allow({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroupArn(basis, owner)],
    }),
    allow({
      actions: ['ec2:CreateNetworkInterface'],
      resources: [interfaces, groupArn(basis, owner), ...subnetArns(basis)],
    }),
    allow({
      actions: ['ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses'],
      resources: [interfaces],
    }),
    // Lambda developer guide, "Required IAM permissions" for a VPC: Lambda checks the action on every resource.
    allow({ actions: ['ec2:DeleteNetworkInterface'], resources: [basis.arn('ec2', '*/*')] }),
    allow({ actions: ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'], resources: ['*'] }),
    deny({
      actions: [
        'ec2:AssignPrivateIpAddresses',
        'ec2:CreateNetworkInterface',
        'ec2:DeleteNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSubnets',
        'ec2:UnassignPrivateIpAddresses',
      ],
      resources: ['*'],
      conditions: { ArnLike: { 'lambda:SourceFunctionArn': [basis.arn('lambda', 'function:*')] } },
    }),
  ];
};

/** What the Lambda service reports with a function's role: failed asynchronous invocations, and traces. */
export const reportStatements = (basis: Basis, owner: Owner): readonly ExpectedStatement[] => [
  allow({ actions: ['sns:Publish'], resources: [topicArn(basis, owner)] }),
  allow({
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [keyArn(basis, 'data')],
    conditions: throughServices(basis, 'sns'),
  }),
  allow({ actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], resources: ['*'] }),
];
