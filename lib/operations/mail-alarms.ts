import type { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import type { AlarmRule } from './alarm-rule';

/** Messages that SNS could not deliver by mail and that wait in a queue. */
export interface MailMetrics {
  /** The owner of an imported topic for alarms watches its mail. */
  readonly alarms?: cloudwatch.IMetric | undefined;
  /** Notifications of a host. Only if a host sends some. */
  readonly hosts?: cloudwatch.IMetric;
}

/**
 * An alarm for each queue of undelivered mail. The mail about it may not arrive either: the alarm is on the dashboard, and
 * any other subscription of the topic gets it.
 */
export const mailAlarms = ({ alarms, hosts }: MailMetrics): readonly AlarmRule[] => [
  ...(alarms
    ? [
        undelivered(
          'alarm-mail-undelivered',
          'Alarms could not be mailed to the operators and wait in a queue.',
          alarms,
        ),
      ]
    : []),
  ...(hosts
    ? [
        undelivered(
          'gpu-mail-undelivered',
          'Notices about GPU instances could not be mailed to the operators and wait in a queue.',
          hosts,
        ),
      ]
    : []),
];

const undelivered = (name: string, means: string, metric: cloudwatch.IMetric): AlarmRule => ({
  name,
  means,
  runbook: 'Mail is not delivered',
  metric,
  limit: { above: 0 },
  periods: 1,
  noData: 'quiet',
});
