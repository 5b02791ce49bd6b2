import { aws_cloudwatch as cloudwatch, Duration } from 'aws-cdk-lib';
import type { ModelMetrics } from '../../resources/inference-resources';

/** Bedrock's metrics of one model. `invokeId`: the model id or inference profile id that calls name. */
export function bedrockMetrics(invokeId: string): ModelMetrics {
  const metric = (metricName: string, statistic: string, label: string) =>
    new cloudwatch.Metric({
      namespace: 'AWS/Bedrock',
      metricName,
      statistic,
      label,
      dimensionsMap: { ModelId: invokeId },
    });
  return {
    // `Invocations` counts successful calls only.
    requests: new cloudwatch.MathExpression({
      expression: 'FILL(answered, 0) + FILL(refused, 0) + FILL(failed, 0) + FILL(throttled, 0)',
      usingMetrics: {
        answered: metric('Invocations', 'Sum', 'answered'),
        refused: metric('InvocationClientErrors', 'Sum', 'refused'),
        failed: metric('InvocationServerErrors', 'Sum', 'failed'),
        throttled: metric('InvocationThrottles', 'Sum', 'throttled'),
      },
      period: Duration.minutes(5),
      label: 'requests',
    }),
    faults: metric('InvocationServerErrors', 'Sum', 'faults'),
    latency: metric('InvocationLatency', 'p90', 'p90 of the whole answer, ms'),
  };
}
