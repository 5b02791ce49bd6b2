import type { Acknowledgement } from '../acknowledgement';

/** Accepted deviations of notifications. */
export const operations: readonly Acknowledgement[] = [
  {
    rules: ['SQS3', 'SQSRedrivePolicy'],
    constructs: ['inference/Vllm/Events/Undelivered/Resource', 'operations/AlarmTopic/Undelivered/Resource'],
    reason:
      'Each of these queues is itself a dead-letter queue: SNS puts into it what it could not mail. The rules know the dead-letter queues of other queues and of functions, not those of a subscription. Nothing receives from it automatically, so no message can fail here; an alarm counts what waits.',
    owner: 'operations',
    review: '2027-11-08',
  },
];
