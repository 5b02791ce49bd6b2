import type { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';

// What the inference stack gives to the gateway and operations stacks.

/** Metrics of one model, in the same units for every host. */
export interface ModelMetrics {
  /** Requests that reached the host, per period. */
  readonly requests: cloudwatch.IMetric;
  /** Requests that the host answered with a server error (5xx), per period. */
  readonly faults: cloudwatch.IMetric;
  /** 90th percentile of the host's response time, milliseconds. On `vllm` until the first byte of the answer. */
  readonly latency: cloudwatch.IMetric;
  /** Copies in service. Only on `vllm`: CloudWatch does not count the instances of a SageMaker endpoint. */
  readonly copies?: cloudwatch.IMetric;
}

/** The server errors of a load balancer itself: no answer of a copy, no copy, no answer in time. */
export const BALANCER_STATUSES = [502, 503, 504] as const;
export type BalancerStatus = (typeof BALANCER_STATUSES)[number];

/** How often a load balancer answered with each status in place of a copy, per period. */
export type LoadBalancerMetrics = Readonly<Record<BalancerStatus, cloudwatch.IMetric>>;

/** The published guardrail that every Bedrock call names. */
export interface PublishedGuardrail {
  /** Its ARN, which the API takes as an id; IAM compares calls with it. */
  readonly id: string;
  readonly version: string;
}

export interface InferenceResources {
  /**
   * The addresses of models in the account, by model name: the base URL of a `vllm` model
   * (`https://<host name>`, no path), the endpoint name of a `sagemaker` model. Bedrock models have none.
   */
  readonly addresses: Readonly<Record<string, string>>;
  /** Only if the deployment has Bedrock models and a guardrail for them. */
  readonly guardrail?: PublishedGuardrail;
  /** By model name; every model of the deployment. */
  readonly metrics: Readonly<Record<string, ModelMetrics>>;
  /** Only if a load balancer is before models of the deployment. */
  readonly loadBalancer?: LoadBalancerMetrics;
  /** Notifications that could not be mailed and wait in a queue. Only if a host sends some. */
  readonly undeliveredMail?: cloudwatch.IMetric;
}
