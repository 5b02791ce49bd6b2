import { type aws_kms as kms, aws_sns as sns } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface GpuEventsProps {
  /** Encrypts the topic; the Auto Scaling service-linked role must be able to use it. */
  readonly key: kms.IKey;
  /** Who is told. The subscription must be confirmed by mail. */
  readonly email: string;
}

/**
 * Tells somebody when a GPU instance starts, ends, or cannot be had: a quota of zero or a zone without capacity
 * shows up here first, and every start costs money.
 */
export class GpuEvents extends sns.Topic {
  constructor(scope: Construct, id: string, { key, email }: GpuEventsProps) {
    super(scope, id, { masterKey: key, enforceSSL: true });
    new sns.Subscription(this, 'Email', {
      topic: this,
      protocol: sns.SubscriptionProtocol.EMAIL,
      endpoint: email,
    });
  }
}
