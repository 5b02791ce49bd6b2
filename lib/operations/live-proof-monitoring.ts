import { type aws_cloudwatch as cloudwatch, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { LIVE_PROOF_SCHEMA } from '../config/live-proof-record';
import type { FoundationResources } from '../resources/foundation-resources';
import type { AlarmRule } from './alarm-rule';
import { countMatches } from './count-lines';

/** Records of the live proof, which runs once a day. */
export interface LiveProofMetrics {
  /** Runs in an hour, whatever they found. */
  readonly runs: cloudwatch.IMetric;
  /** Runs in which a claim about the account did not hold. */
  readonly differences: cloudwatch.IMetric;
  /** Runs in which a claim could not be decided. */
  readonly undecided: cloudwatch.IMetric;
}

/** Counts the records in the log group of the live proof; `undefined` if the deployment has none. */
export function liveProofMetrics(
  scope: Construct,
  deployment: string,
  { liveProof: logGroup }: Pick<FoundationResources, 'liveProof'>,
): LiveProofMetrics | undefined {
  if (!logGroup) return undefined;
  const lines = new Construct(scope, 'LiveProofRecords');
  const count = (pattern: string, metricName: string) =>
    countMatches(lines, pattern, { deployment, metricName, logGroups: { [metricName]: logGroup } });
  return {
    runs: count(`{ $.schema = "${LIVE_PROOF_SCHEMA}" }`, 'LiveProofRuns').with({ period: Duration.hours(1) }),
    differences: count('{ $.verdicts.fails > 0 }', 'LiveProofDifferences'),
    undecided: count('{ $.verdicts.undecided > 0 }', 'LiveProofUndecided'),
  };
}

/** A day, and two hours for a job that starts late or runs twice. */
const LONGEST_SILENCE_HOURS = 26;

/** What a run has found is true until the next run, so its alarm keeps its state between the two. */
export function liveProofAlarms(metrics: LiveProofMetrics | undefined): readonly AlarmRule[] {
  if (!metrics) return [];
  return [
    {
      name: 'live-proof-differs',
      means: 'The account differs from what the deployment file and the templates say.',
      runbook: 'Live proof finds a difference',
      metric: metrics.differences,
      limit: { above: 0 },
      periods: 1,
      noData: 'unchanged',
    },
    {
      name: 'live-proof-undecided',
      means:
        'The live proof could not decide a claim: it could not read something, or did not understand it.',
      runbook: 'Live proof is undecided',
      metric: metrics.undecided,
      limit: { above: 0 },
      periods: 1,
      noData: 'unchanged',
    },
    {
      name: 'live-proof-missing',
      means: `For ${LONGEST_SILENCE_HOURS} hours no run of the live proof left a record.`,
      runbook: 'Live proof does not run',
      metric: metrics.runs,
      limit: { below: 1 },
      periods: LONGEST_SILENCE_HOURS,
      noData: 'alarming',
    },
  ];
}
