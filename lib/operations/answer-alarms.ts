import type { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import type { AlarmRule } from './alarm-rule';

/** What only the routers see of the models, in five-minute periods. */
export interface AnswerMetrics {
  /** Answers that a model broke off after they had begun. */
  readonly broken: cloudwatch.IMetric;
  /** Calls of models that were starting, scaled to zero or without capacity. */
  readonly notReady: cloudwatch.IMetric;
}

/**
 * Alarms of answers as callers see them. A stream that breaks has the status 200: no server error of a host counts it,
 * nor does `ModelStreamError` of Bedrock and SageMaker. A call that wakes a model up is no fault of the host either.
 */
export const answerAlarms = ({ broken, notReady }: AnswerMetrics): readonly AlarmRule[] => [
  {
    name: 'answers-break-off',
    means:
      'More than two answers in five minutes broke off after they had begun; their callers got an error.',
    runbook: 'Answers break off',
    metric: broken,
    limit: { above: 2 },
    periods: 1,
    noData: 'quiet',
  },
  {
    name: 'models-not-ready',
    means:
      'Calls reached a model that was starting, scaled to zero or without capacity, twice in a row; callers waited, or got a fallback or an error.',
    runbook: 'Models are not ready',
    metric: notReady,
    limit: { above: 0 },
    periods: 2,
    noData: 'quiet',
  },
];
