import { aws_iam as iam, type aws_kms as kms, type aws_sns as sns } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface ServicePolicyProps {
  readonly role: iam.IRole;
  readonly deadLetters: sns.ITopic;
  /** Encrypts the dead letters. */
  readonly encryptionKey: kms.IKey;
}

/**
 * What the Lambda service does in a router's name, from outside the VPC: report dead letters and traces. Lambda
 * checks at creation that the role may, so the function depends on this policy.
 */
export class ServicePolicy extends iam.ManagedPolicy {
  constructor(scope: Construct, id: string, { role, deadLetters, encryptionKey }: ServicePolicyProps) {
    super(scope, id, {
      description: 'Dead letters and traces, sent by the Lambda service',
      roles: [role],
      statements: [
        new iam.PolicyStatement({
          sid: 'PublishDeadLetters',
          actions: ['sns:Publish'],
          resources: [deadLetters.topicArn],
        }),
        new iam.PolicyStatement({
          sid: 'EncryptDeadLetters',
          actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
          resources: [encryptionKey.keyArn],
        }),
        new iam.PolicyStatement({
          sid: 'SendTraces',
          actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
          // X-Ray knows no resource for either.
          resources: ['*'],
        }),
      ],
    });
  }
}
