import { aws_iam as iam, type aws_logs as logs } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface FlowLogsPolicyProps {
  readonly role: iam.IRole;
  readonly logGroup: logs.ILogGroup;
}

/** VPC flow logs write to their own log group and no other. */
export class FlowLogsPolicy extends iam.ManagedPolicy {
  constructor(scope: Construct, id: string, { role, logGroup }: FlowLogsPolicyProps) {
    super(scope, id, {
      description: 'Write flow logs',
      roles: [role],
      statements: [
        new iam.PolicyStatement({
          sid: 'WriteFlowLogs',
          actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
        }),
      ],
    });
  }
}
