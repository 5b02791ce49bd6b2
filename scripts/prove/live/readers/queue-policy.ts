import { unlessAbsent } from '../../../account/unless-absent';
import type { Reader } from '../reader';

/** Who may send to a queue, and receive. */
export const queuePolicy: Reader = {
  actions: ['sqs:GetQueueAttributes'],
  async read({ account: { api }, resource: { Properties = {} }, referred }) {
    const [queue, ...more] = (Properties.Queues ?? []) as readonly unknown[];
    const QueueUrl = referred(queue);
    if (QueueUrl === undefined || more.length > 0) {
      return { kind: 'unread', reason: 'the template does not name the one queue that the policy is for' };
    }
    const asked = api.queues('GetQueueAttributes', { QueueUrl, AttributeNames: ['Policy'] });
    const answer = await unlessAbsent(asked, 'QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue');
    const { Policy } = (answer?.Attributes ?? {}) as { readonly Policy?: string };
    if (Policy === undefined) return { kind: 'gone' };
    return { kind: 'read', properties: { PolicyDocument: JSON.parse(Policy) }, kept: ['Queues'] };
  },
};
