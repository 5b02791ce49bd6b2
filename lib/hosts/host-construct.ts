import type { Construct, IConstruct } from 'constructs';
import type { Host } from '../../policy/boundary';
import type { Deployment } from '../config/deployment';
import type { ModelOn } from '../config/model';
import type { FoundationResources } from '../resources/foundation-resources';
import type { ModelMetrics, PublishedGuardrail } from '../resources/inference-resources';

export interface HostProps<H extends Host> {
  readonly deployment: Deployment;
  readonly foundation: FoundationResources;
  /** The deployment's models of this host, at least one, in its order. */
  readonly models: readonly ModelOn<H>[];
}

/**
 * Everything in the account that lets models of one host answer. Built only where the deployment has such a
 * model. A host brings its own compute and takes every key, role, security group and log group from the
 * foundation, to which it adds nothing.
 */
export interface HostConstruct extends IConstruct {
  /** Base URL or endpoint name, by model name; empty where a model is called by its id. */
  readonly addresses: Readonly<Record<string, string>>;
  /** By model name, for each of `models`. */
  readonly metrics: Readonly<Record<string, ModelMetrics>>;
  /** The guardrail on the host's answers. @default none */
  readonly guardrail?: { readonly arn: string; readonly published: PublishedGuardrail };
  /** Has what this host makes and cannot roll back made after the others. @default any order */
  standAfter?(others: readonly IConstruct[]): void;
}

/** A construct that is the host `H`. */
export type HostConstructClass<H extends Host> = new (
  scope: Construct,
  id: string,
  props: HostProps<H>,
) => HostConstruct;
