import { aws_cloudwatch as cloudwatch, Duration } from 'aws-cdk-lib';
import type { ModelMetrics } from '../../resources/inference-resources';

/** SageMaker's metrics of one endpoint variant. */
export function sagemakerMetrics(endpointName: string, variantName: string): ModelMetrics {
  const metric = (metricName: string, statistic: string, label: string) =>
    new cloudwatch.Metric({
      namespace: 'AWS/SageMaker',
      metricName,
      statistic,
      label,
      dimensionsMap: { EndpointName: endpointName, VariantName: variantName },
    });
  return {
    requests: metric('Invocations', 'Sum', 'requests'),
    faults: metric('Invocation5XXErrors', 'Sum', 'faults'),
    latency: new cloudwatch.MathExpression({
      expression: 'microseconds / 1000',
      usingMetrics: { microseconds: metric('ModelLatency', 'p90', 'p90') },
      period: Duration.minutes(5),
      label: 'p90 of the whole answer, ms',
    }),
  };
}
