import type { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import type { RunbookHeading } from './runbook';

/** One thing an operator is woken for, and where to read what to do. */
export interface AlarmRule {
  /** Name of the alarm behind the deployment's, lower case with hyphens; stable. */
  readonly name: string;
  /** What is going on when it rings, as one sentence. */
  readonly means: string;
  readonly runbook: RunbookHeading;
  readonly metric: cloudwatch.IMetric;
  /** It rings when the metric is past this… */
  readonly limit: { readonly above: number } | { readonly below: number };
  /** …for so many periods of the metric in a row. */
  readonly periods: number;
  /** What no data means: nothing happened, or whoever should report is gone. */
  readonly noData: 'quiet' | 'alarming';
}
