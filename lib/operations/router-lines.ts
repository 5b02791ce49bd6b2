import type { aws_cloudwatch as cloudwatch, aws_logs as logs } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { LogEntry } from '../../lambda/router/contract/log';
import type { LaneRecord } from '../plan/lane-record';
import { type CountLinesProps, countLines } from './count-lines';

export interface RouterLinesProps extends CountLinesProps {
  /** The event that the router logs. */
  readonly event: LogEntry['event'];
  /** The log group of each lane's router. */
  readonly logGroups: LaneRecord<logs.ILogGroup>;
}

/** Counts lines of one event in the logs of all routers. */
export const countRouterLines = (scope: Construct, props: RouterLinesProps): cloudwatch.IMetric =>
  countLines(new Construct(scope, props.metricName), props);
