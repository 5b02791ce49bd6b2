import { regionFacts } from '../config/facts/regions';

/**
 * The AWS services that a deployment may need a VPC endpoint for, by the name that AWS gives the endpoint service:
 * `com.amazonaws.<region>.<service>`. The VPC cannot reach any other service.
 *
 * `gateway` endpoints are free and have a prefix list. `interface` endpoints have addresses and a security group.
 * `policy: false`: the two private channels of the ECS agent support no endpoint policy, and creating such an endpoint
 * with a policy fails (awsdocs/amazon-ecs-developer-guide issue 55, 2018; no later source contradicts it, 2026-11).
 * For these two the security group is the control: only GPU instances reach them.
 */
export const ENDPOINT_SERVICES = {
  'bedrock-runtime': { kind: 'interface', policy: true },
  'sagemaker.runtime': { kind: 'interface', policy: true },
  comprehend: { kind: 'interface', policy: true },
  'kinesis-firehose': { kind: 'interface', policy: true },
  kms: { kind: 'interface', policy: true },
  'execute-api': { kind: 'interface', policy: true },
  s3: { kind: 'gateway', policy: true },
  dynamodb: { kind: 'gateway', policy: true },
  'ecr.api': { kind: 'interface', policy: true },
  'ecr.dkr': { kind: 'interface', policy: true },
  logs: { kind: 'interface', policy: true },
  ecs: { kind: 'interface', policy: true },
  'ecs-agent': { kind: 'interface', policy: false },
  'ecs-telemetry': { kind: 'interface', policy: false },
} as const satisfies Record<string, { kind: 'interface' | 'gateway'; policy: boolean }>;

export type EndpointService = keyof typeof ENDPOINT_SERVICES;

/**
 * The hosts whose runtime is called at its FIPS 140 endpoint: prompts and answers go there, and clients choose it by
 * name. In GovCloud SageMaker's usual name is that of its FIPS endpoint. Comprehend, which reads prompts for a second
 * opinion, keeps its usual name: it has FIPS host names in six regions, but no endpoint service answers for them in a VPC
 * (aws-cdk-lib 2.276.0 and public lists of endpoint services, read 2026-11-26). The other services carry no prompt.
 */
export function fipsHosts(region: string): ('bedrock' | 'sagemaker')[] {
  const { hasBedrockFips, hasSagemakerFips } = regionFacts(region);
  return [
    ...(hasBedrockFips ? (['bedrock'] as const) : []),
    ...(hasSagemakerFips ? (['sagemaker'] as const) : []),
  ];
}

/** The endpoint services of the runtimes, where each is called at its FIPS endpoint. */
const RUNTIMES = { bedrock: 'bedrock-runtime', sagemaker: 'sagemaker.runtime' } as const;

/** The name of the endpoint service after the region. A FIPS endpoint is a service of its own. */
export const privateLinkName = (service: EndpointService, region: string): string =>
  fipsHosts(region).some((host) => RUNTIMES[host] === service) ? `${service}-fips` : service;
