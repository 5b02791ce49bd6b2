import { aws_iam as iam, type aws_kms as kms, aws_sns as sns } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface DeadLettersProps {
  /** The router's role; the only one that publishes. */
  readonly publisher: iam.IRole;
  readonly encryptionKey: kms.IKey;
}

/**
 * Where Lambda reports asynchronous invocations that failed. A topic without subscribers and not a queue: such an
 * invocation may carry a prompt, which must be counted and never kept (I7).
 */
export class DeadLetters extends Construct {
  readonly topic: sns.Topic;

  constructor(scope: Construct, id: string, { publisher, encryptionKey }: DeadLettersProps) {
    super(scope, id);
    this.topic = new sns.Topic(this, 'Topic', { masterKey: encryptionKey, enforceSSL: true });
    new iam.ManagedPolicy(this, 'Publish', {
      description: 'Publish dead letters of the router',
      roles: [publisher],
      statements: [
        new iam.PolicyStatement({
          sid: 'PublishDeadLetters',
          actions: ['sns:Publish'],
          resources: [this.topic.topicArn],
        }),
        new iam.PolicyStatement({
          sid: 'EncryptDeadLetters',
          actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
          resources: [encryptionKey.keyArn],
        }),
      ],
    });
  }
}
