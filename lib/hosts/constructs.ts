import type { Construct } from 'constructs';
import { HOSTS, type Host } from '../../policy/boundary';
import type { Deployment } from '../config/deployment';
import { modelsOn } from '../config/model';
import type { FoundationResources } from '../resources/foundation-resources';
import { BedrockHost } from './bedrock/bedrock-host';
import type { HostConstruct, HostConstructClass } from './host-construct';
import { SagemakerHost } from './sagemaker/sagemaker-host';
import { VllmHost } from './vllm/vllm-host';

type Constructs = {
  readonly [H in Host]: {
    /** Construct id; part of every logical id below it, so it never changes. */
    readonly id: string;
    readonly construct: HostConstructClass<H>;
  };
};

/** The construct of each host. The compiler reports a host without one. */
const constructs: Constructs = {
  vllm: { id: 'Vllm', construct: VllmHost },
  sagemaker: { id: 'Sagemaker', construct: SagemakerHost },
  bedrock: { id: 'Bedrock', construct: BedrockHost },
};

/** Builds each host that at least one model of the deployment runs on. */
export function buildHosts(
  scope: Construct,
  deployment: Deployment,
  foundation: FoundationResources,
): readonly HostConstruct[] {
  const build = <H extends Host>(host: H): readonly HostConstruct[] => {
    const models = modelsOn(deployment.models, host);
    const { id, construct: HostClass } = constructs[host];
    return models.length === 0 ? [] : [new HostClass(scope, id, { deployment, foundation, models })];
  };
  const hosts = HOSTS.flatMap((host) => build(host));
  for (const host of hosts) host.createAfter?.(hosts.filter((other) => other !== host));
  return hosts;
}
