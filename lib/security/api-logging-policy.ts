import { aws_iam as iam, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface ApiLoggingPolicyProps {
  readonly role: iam.IRole;
}

/**
 * What API Gateway may do with the account's logging role. The role serves every API of the account and region,
 * so it reaches every log group of both; AWS's own policy for it reaches every log group anywhere.
 */
export class ApiLoggingPolicy extends iam.ManagedPolicy {
  constructor(scope: Construct, id: string, { role }: ApiLoggingPolicyProps) {
    const { account, partition, region } = Stack.of(scope);
    super(scope, id, {
      description: 'Write the logs of APIs in this account and region',
      roles: [role],
      statements: [
        new iam.PolicyStatement({
          sid: 'WriteApiLogs',
          actions: [
            'logs:CreateLogGroup',
            'logs:CreateLogStream',
            'logs:DescribeLogGroups',
            'logs:DescribeLogStreams',
            'logs:FilterLogEvents',
            'logs:GetLogEvents',
            'logs:PutLogEvents',
          ],
          resources: [`arn:${partition}:logs:${region}:${account}:log-group:*`],
        }),
      ],
    });
  }
}
