import type { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import type { Host } from '../../policy/boundary';
import type { Deployment } from '../config/deployment';
import type { ModelOn } from '../config/model';
import type { FoundationResources } from '../resources/foundation-resources';
import type { LoadBalancerMetrics, ModelMetrics, PublishedGuardrail } from '../resources/inference-resources';

export interface HostProps<H extends Host> {
  readonly deployment: Deployment;
  readonly foundation: FoundationResources;
  /** The deployment's models on this host, at least one, in the deployment's order. */
  readonly models: readonly ModelOn<H>[];
}

/**
 * Everything in the account that serves the models on one host. It is built only if the deployment has such a model.
 * It creates its own compute and uses the keys, roles, security groups and log groups of the foundation, to which it
 * adds nothing.
 */
export interface HostConstruct extends IConstruct {
  /** Base URL or endpoint name, by model name; empty if calls name the model by its id. */
  readonly addresses: Readonly<Record<string, string>>;
  /** By model name, for each of `models`. */
  readonly metrics: Readonly<Record<string, ModelMetrics>>;
  /** Of the load balancer before the host's models. @default none */
  readonly loadBalancer?: LoadBalancerMetrics;
  /** Notifications of the host that could not be mailed and wait in a queue. @default the host sends none */
  readonly undeliveredMail?: cloudwatch.IMetric;
  /** The guardrail on the host's answers. @default none */
  readonly guardrail?: { readonly arn: string; readonly published: PublishedGuardrail };
  /** Makes the resources that cannot be rolled back depend on the other hosts. @default any order */
  createAfter?(others: readonly IConstruct[]): void;
}

/** A construct that is the host `H`. */
export type HostConstructClass<H extends Host> = new (
  scope: Construct,
  id: string,
  props: HostProps<H>,
) => HostConstruct;
