import type { Acknowledgement } from '../acknowledgement';

/** Accepted deviations in the operations stack. */
export const operations: readonly Acknowledgement[] = [
  {
    rules: ['SNSRedrivePolicy'],
    constructs: ['operations/AlarmTopic/Email/Resource'],
    reason:
      'Mail that cannot be delivered is retried by SNS for an hour, and the alarm itself stays visible in CloudWatch. A queue of undelivered alarms would need an alarm of its own.',
    owner: 'operations',
    review: '2027-11-01',
  },
];
