import type { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';

// What the inference stack offers to the gateway and operations stacks above it.

/** How one model is doing, in the same units whatever its host. */
export interface ModelMetrics {
  /** Requests that reached the host, per period. */
  readonly requests: cloudwatch.IMetric;
  /** Requests the host failed (5xx), per period. */
  readonly faults: cloudwatch.IMetric;
  /** 90th percentile of the host's answering time, milliseconds. On `vllm` up to the first byte of the answer. */
  readonly latency: cloudwatch.IMetric;
  /** Copies in service. Only on `vllm`: CloudWatch does not count the instances of a SageMaker endpoint. */
  readonly copies?: cloudwatch.IMetric;
}

/** The published guardrail every Bedrock call names. */
export interface PublishedGuardrail {
  readonly id: string;
  readonly version: string;
}

export interface InferenceResources {
  /**
   * Where the account's own models answer, by model name: the base URL of a `vllm` model
   * (`https://<host name>`, no path), the endpoint name of a `sagemaker` model. Bedrock models have none.
   */
  readonly addresses: Readonly<Record<string, string>>;
  /** Only where the deployment has Bedrock models and a guardrail for them. */
  readonly guardrail?: PublishedGuardrail;
  /** By model name; every model of the deployment. */
  readonly metrics: Readonly<Record<string, ModelMetrics>>;
}
