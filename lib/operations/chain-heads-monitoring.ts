import { aws_cloudwatch as cloudwatch, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { LogEntry } from '../../lambda/chain-heads/log';
import type { FoundationResources } from '../resources/foundation-resources';
import type { GatewayResources } from '../resources/gateway-resources';
import type { AlarmRule } from './alarm-rule';
import { countLines } from './count-lines';

/** Metrics of the signer of the chains' heads, which runs every hour. */
export interface ChainHeadsMetrics {
  /** Statements that were signed and stored, in an hour. */
  readonly signed: cloudwatch.IMetric;
  /** Statements that do not cover everything that was listed. */
  readonly incomplete: cloudwatch.IMetric;
  /** Runs that stored no statement. */
  readonly errors: cloudwatch.IMetric;
  /** The longest run, milliseconds. */
  readonly duration: cloudwatch.IMetric;
}

/** The signer's metrics, with filters over its log. */
export function chainHeadsMetrics(
  scope: Construct,
  deployment: string,
  { chainHeads: { logGroup } }: Pick<FoundationResources, 'chainHeads'>,
  { chainHeads: { function: signer } }: Pick<GatewayResources, 'chainHeads'>,
): ChainHeadsMetrics {
  const lines = new Construct(scope, 'ChainHeadsLines');
  const count = (event: LogEntry['event'], metricName: string) =>
    countLines(lines, { event, deployment, metricName, logGroups: { [metricName]: logGroup } });
  const ofSigner = (metricName: string, statistic: string) =>
    signer.metric(metricName, { statistic, period: Duration.minutes(5) });
  return {
    signed: count('chain-heads-signed', 'ChainHeadsSigned').with({ period: Duration.hours(1) }),
    incomplete: count('chain-heads-incomplete', 'ChainHeadsIncomplete'),
    errors: ofSigner('Errors', cloudwatch.Stats.SUM),
    duration: ofSigner('Duration', cloudwatch.Stats.MAXIMUM),
  };
}

/** Alarms of the signer. Between two statements, a rewritten end of a chain is not seen. */
export const chainHeadsAlarms = (metrics: ChainHeadsMetrics): readonly AlarmRule[] => [
  {
    name: 'chain-heads-missing',
    means: 'For two hours no statement about the chains of audit records was signed.',
    runbook: 'Chain heads are not signed',
    metric: metrics.signed,
    limit: { below: 1 },
    periods: 2,
    noData: 'alarming',
  },
  {
    name: 'chain-heads-fail',
    means: 'A run of the signer stored no statement about the chains of audit records.',
    runbook: 'Chain heads are not signed',
    metric: metrics.errors,
    limit: { above: 0 },
    periods: 1,
    noData: 'quiet',
  },
  {
    name: 'chain-heads-incomplete',
    means: 'A signed statement leaves out objects of the records, or names some that cannot be read.',
    runbook: 'Chain heads are incomplete',
    metric: metrics.incomplete,
    limit: { above: 0 },
    periods: 1,
    noData: 'quiet',
  },
];
