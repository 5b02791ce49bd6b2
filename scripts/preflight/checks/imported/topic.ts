import type { Account } from '../../../account/account';
import { topicAttributes } from '../../../account/topic-attributes';
import type { Answer } from '../../answer';
import type { PrerequisiteOf } from '../../prerequisite';
import { asVouched, notThere } from './as-vouched';

/** Whether the topic is there, encrypted with a key that alarms can use, and received by a subscriber. */
export async function checkImportedTopic(
  { of }: PrerequisiteOf<'imported-topic'>,
  at: Pick<Account, 'api' | 'region'>,
): Promise<Answer> {
  const look = `aws sns get-topic-attributes --region ${at.region} --topic-arn ${of.id}`;
  const attributes = await topicAttributes(of.id, at);
  if (!attributes) return notThere(of, at.region, look);
  const key = attributes.get('KmsMasterKeyId') ?? '';
  const subscribers = attributes.get('SubscriptionsConfirmed');
  return asVouched(
    of,
    [
      ...(key === '' ? ['it is not encrypted with a key of KMS'] : []),
      // CloudWatch User Guide, "Alarm actions": alarms cannot use this key.
      ...(/(^|\/)aws\/sns$/.test(key)
        ? ["it is encrypted with AWS's own key for SNS, whose policy lets no alarm publish"]
        : []),
      ...(subscribers === '0' ? ['it has no confirmed subscription: no alarm reaches a person'] : []),
    ],
    look,
  );
}
