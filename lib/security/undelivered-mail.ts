import {
  type aws_cloudwatch as cloudwatch,
  Duration,
  type aws_kms as kms,
  aws_sns as sns,
  aws_sqs as sqs,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface UndeliveredMailProps {
  /** Its policy lets SNS encrypt what it puts here. */
  readonly key: kms.IKey;
}

/**
 * Keeps for two weeks what SNS could not deliver by mail. SNS tries a mail server 50 times in six hours and then drops
 * the message, unless its subscription names such a queue (SNS developer guide, "Amazon SNS message delivery retries",
 * 2026-11). An alarm counts what waits here. Only the topic of the subscription may send.
 *
 * `allowAll` is the queue's default: any queue of this account may also name it. It is written out, because Control Tower
 * recognizes a dead-letter queue by it (CT.SQS.PR.1).
 */
export class UndeliveredMail extends sqs.Queue {
  constructor(scope: Construct, id: string, { key }: UndeliveredMailProps) {
    super(scope, id, {
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      redriveAllowPolicy: { redrivePermission: sqs.RedrivePermission.ALLOW_ALL },
    });
  }

  /** How many messages wait. */
  get waiting(): cloudwatch.IMetric {
    return this.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' });
  }
}

export interface MailProps extends UndeliveredMailProps {
  /** Receives what is published. The recipient must confirm the subscription by mail. */
  readonly email: string;
}

/** Mails what is published to a topic, and keeps what could not be delivered. */
export function mail(topic: sns.Topic, { key, email }: MailProps): UndeliveredMail {
  const undelivered = new UndeliveredMail(topic, 'Undelivered', { key });
  new sns.Subscription(topic, 'Email', {
    topic,
    protocol: sns.SubscriptionProtocol.EMAIL,
    endpoint: email,
    deadLetterQueue: undelivered,
  });
  return undelivered;
}
