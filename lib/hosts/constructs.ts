import type { Construct } from 'constructs';
import { HOSTS, type Host } from '../../policy/boundary';
import type { Deployment } from '../config/deployment';
import type { Model, ModelOn } from '../config/model';
import type { FoundationResources } from '../resources/foundation-resources';
import { BedrockHost } from './bedrock/bedrock-host';
import type { ModelHostClass } from './model-host';
import { SagemakerHost } from './sagemaker/sagemaker-host';
import { VllmHost } from './vllm/vllm-host';

type HostClasses = { readonly [H in Host]: ModelHostClass<H> };

/** What builds each host. The compiler names what a new host still lacks. */
const hostClasses = {
  vllm: VllmHost,
  sagemaker: SagemakerHost,
  bedrock: BedrockHost,
} satisfies HostClasses;

/** Construct ids of the hosts; part of every logical id below them, so they never change. */
const ids = { vllm: 'Vllm', sagemaker: 'Sagemaker', bedrock: 'Bedrock' } satisfies Record<Host, string>;

/** The hosts a deployment has, by name. */
export type Hosts = { readonly [H in Host]?: InstanceType<(typeof hostClasses)[H]> };

/** Builds each host some model of the deployment runs on, and no other. */
export function buildHosts(scope: Construct, deployment: Deployment, foundation: FoundationResources): Hosts {
  const classes: HostClasses = hostClasses;
  const build = <H extends Host>(host: H) => {
    const models = deployment.models.filter((model): model is ModelOn<H> & Model => model.host === host);
    if (models.length === 0) return [];
    return [[host, new classes[host](scope, ids[host], { deployment, foundation, models })]];
  };
  const hosts: Hosts = Object.fromEntries(HOSTS.flatMap(build));
  const { vllm, ...others } = hosts;
  vllm?.standAfter(Object.values(others));
  return hosts;
}
