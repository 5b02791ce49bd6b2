import { topicAttributes } from '../../../account/topic-attributes';
import type { Reader } from '../reader';

/** Who may publish to a topic, and subscribe. */
export const topicPolicy: Reader = {
  actions: ['sns:GetTopicAttributes'],
  async read({ account, resource: { Properties = {} }, referred }) {
    const [topic, ...more] = (Properties.Topics ?? []) as readonly unknown[];
    const arn = referred(topic);
    if (arn === undefined || more.length > 0) {
      return { kind: 'unread', reason: 'the template does not name the one topic that the policy is for' };
    }
    const policy = (await topicAttributes(arn, account))?.get('Policy');
    if (policy === undefined) return { kind: 'gone' };
    return { kind: 'read', properties: { PolicyDocument: JSON.parse(policy) }, kept: ['Topics'] };
  },
};
