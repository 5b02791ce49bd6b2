import type { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { LogEntry } from '../../lambda/router/contract/log';
import type { Deployment } from '../config/deployment';
import type { FoundationResources } from '../resources/foundation-resources';
import type { AlarmRule } from './alarm-rule';
import { countLines } from './count-lines';

/** The event that the router logs if no second opinion arrived. */
const EVENT = 'second-opinion-failed' satisfies LogEntry['event'];

/** The metric, and the id of its filter. */
const METRIC = 'SecondOpinionFailures';

/** Requests that counted as restricted because no second opinion arrived; `undefined` if the deployment uses none. */
export function secondOpinionFailures(
  scope: Construct,
  { name, secondOpinion }: Pick<Deployment, 'name' | 'secondOpinion'>,
  { lanes: { open } }: Pick<FoundationResources, 'lanes'>,
): cloudwatch.IMetric | undefined {
  if (!secondOpinion || !open) return undefined;
  return countLines(scope, {
    event: EVENT,
    deployment: name,
    metricName: METRIC,
    logGroups: { [METRIC]: open.logGroup },
  });
}

/** Alarm of second opinions: without them, open requests are refused or kept in the account. */
export function secondOpinionAlarms(failures: cloudwatch.IMetric | undefined): readonly AlarmRule[] {
  if (!failures) return [];
  return [
    {
      name: 'second-opinion-fails',
      means:
        'More than five requests in five minutes counted as restricted, because no second opinion could be had.',
      runbook: 'Second opinion fails',
      metric: failures,
      limit: { above: 5 },
      periods: 1,
      noData: 'quiet',
    },
  ];
}
