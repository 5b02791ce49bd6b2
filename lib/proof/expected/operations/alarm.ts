import type { Expected } from '../../matching/expected';
import { claimedBy, irrelevant, optional, type Rules } from '../../matching/rule';
import type { Basis } from '../basis';
import type { Metric } from '../metric';
import { topicArn } from '../things';

/** An alarm: when is it raised? */
export interface Alarm {
  /** After the deployment's name. */
  readonly name: string;
  readonly metric: Metric;
  /** @default above 0 */
  readonly limit?: { readonly above: number } | { readonly below: number };
  /** How many periods in a row. @default 1 */
  readonly periods?: number;
  /** What a run has found is true until the next run. @default false: silence is an answer */
  readonly keptInSilence?: boolean;
  /** @default 'operations.alarms' */
  readonly claim?: 'I8.alarms';
}

/** An alarm as a resource. It has no other action than to tell the topic: none stops or changes a resource. */
export function expectedAlarm(basis: Basis, alarm: Alarm): Expected {
  const {
    name,
    metric,
    limit = { above: 0 },
    periods = 1,
    keptInSilence,
    claim = 'operations.alarms',
  } = alarm;
  const below = 'below' in limit;
  const topic = claimedBy('operations.recipients', [topicArn(basis, 'alarms')]);
  return {
    thing: `alarm ${name}`,
    type: 'AWS::CloudWatch::Alarm',
    stack: 'operations',
    claim,
    properties: {
      AlarmName: `${basis.deployment.name}-${name}`,
      AlarmDescription: irrelevant('for readers only'),
      AlarmActions: topic,
      OKActions: topic,
      ActionsEnabled: optional(true),
      ComparisonOperator: below ? 'LessThanThreshold' : 'GreaterThanThreshold',
      Threshold: below ? limit.below : limit.above,
      EvaluationPeriods: periods,
      // A source that should report all the time is wrong when it is quiet; a count of failures is not.
      TreatMissingData: keptInSilence ? 'ignore' : below ? 'breaching' : 'notBreaching',
      ...watching(metric),
    },
  };
}

function watching({
  namespace,
  name,
  dimensions,
  statistic = 'Sum',
  period = 300,
  labelled = false,
}: Metric): Rules {
  const list = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  const metric = {
    Namespace: namespace,
    MetricName: name,
    ...(list.length > 0 && { Dimensions: list }),
  };
  if (!labelled) return { ...metric, Statistic: statistic, Period: period };
  return {
    Metrics: [
      {
        Id: irrelevant('the only metric of the alarm; no expression refers to it'),
        Label: irrelevant('for readers only'),
        MetricStat: { Metric: metric, Stat: statistic, Period: period },
        ReturnData: optional(true),
      },
    ],
  };
}
