import type { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import type { RunbookHeading } from './runbook';

/** One alarm, and the section of the runbook that says what to do. */
export interface AlarmRule {
  /** Name of the alarm after the deployment's name; lower case with hyphens. It never changes. */
  readonly name: string;
  /** What the alarm means, in one sentence. */
  readonly means: string;
  readonly runbook: RunbookHeading;
  readonly metric: cloudwatch.IMetric;
  /** The threshold: the alarm is raised if the metric is above or below it… */
  readonly limit: { readonly above: number } | { readonly below: number };
  /** …for this number of periods in a row. */
  readonly periods: number;
  /**
   * How to treat missing data: `quiet` if nothing happened, `alarming` if the source should report all the time,
   * `unchanged` if the last report is true until the next one.
   */
  readonly noData: 'quiet' | 'alarming' | 'unchanged';
}
