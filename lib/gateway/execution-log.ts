import { type aws_kms as kms, aws_logs as logs, RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { STAGE } from '../plan/routes';

export interface ExecutionLogProps {
  readonly restApiId: string;
  readonly encryptionKey: kms.IKey;
  readonly retentionDays: logs.RetentionDays;
}

/**
 * The log group for errors of the stage. Without it, API Gateway would create a group of this name, unencrypted and
 * without expiry. This one has the deployment's key and retention. It is retained with the stack, but not where the
 * deploy that creates it is rolled back: the next deploy would need the same name.
 */
export class ExecutionLog extends logs.LogGroup {
  constructor(scope: Construct, id: string, { restApiId, encryptionKey, retentionDays }: ExecutionLogProps) {
    super(scope, id, {
      logGroupName: `API-Gateway-Execution-Logs_${restApiId}/${STAGE}`,
      encryptionKey,
      retention: retentionDays,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }
}
