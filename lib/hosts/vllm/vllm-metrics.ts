import { aws_cloudwatch as cloudwatch, Duration, aws_elasticloadbalancingv2 as elb } from 'aws-cdk-lib';
import type { ModelMetrics } from '../../resources/inference-resources';

/** The load balancer's metrics of one model. */
export function vllmMetrics(targets: elb.ApplicationTargetGroup): ModelMetrics {
  const { metrics } = targets;
  return {
    requests: metrics.requestCount({ statistic: 'Sum', label: 'requests' }),
    faults: metrics.httpCodeTarget(elb.HttpCodeTarget.TARGET_5XX_COUNT, {
      statistic: 'Sum',
      label: 'faults',
    }),
    latency: new cloudwatch.MathExpression({
      expression: 'seconds * 1000',
      usingMetrics: { seconds: metrics.targetResponseTime({ statistic: 'p90' }) },
      period: Duration.minutes(5),
      label: 'p90 to the first byte, ms',
    }),
    copies: metrics.healthyHostCount({ statistic: 'Maximum', label: 'copies' }),
  };
}
