import { aws_cloudwatch as cloudwatch, Duration, aws_elasticloadbalancingv2 as elb } from 'aws-cdk-lib';
import type { BalancerStatus, LoadBalancerMetrics, ModelMetrics } from '../../resources/inference-resources';

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

/**
 * The load balancer's own server errors. CloudWatch counts them by load balancer and not by target group (Elastic Load
 * Balancing user guide, "CloudWatch metrics for your Application Load Balancer", 2026-11).
 */
export function balancerMetrics({ metrics }: elb.IApplicationLoadBalancer): LoadBalancerMetrics {
  const count = (status: BalancerStatus) =>
    metrics.custom(`HTTPCode_ELB_${status}_Count`, { statistic: 'Sum', label: `${status}` });
  return { 502: count(502), 503: count(503), 504: count(504) };
}
