import { type aws_kms as kms, aws_sns as sns } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface DeadLettersProps {
  readonly encryptionKey: kms.IKey;
}

/**
 * Where Lambda reports asynchronous invocations that failed. A topic without subscribers and not a queue: such an
 * invocation may carry a prompt, which must be counted and never kept (I7).
 */
export class DeadLetters extends sns.Topic {
  constructor(scope: Construct, id: string, { encryptionKey }: DeadLettersProps) {
    super(scope, id, { masterKey: encryptionKey, enforceSSL: true });
  }
}
