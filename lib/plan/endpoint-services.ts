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
 * The name of the endpoint service after the region, and of the host that it answers for. Bedrock's runtime is called at
 * its FIPS 140 endpoint where the region has one, because clients choose it by name. SageMaker's has the same host for
 * both in GovCloud. The services that carry no prompt keep their usual names (facts: regions.json, `hasBedrockFips`).
 */
export const privateLinkName = (service: EndpointService, region: string): string =>
  service === 'bedrock-runtime' && regionFacts(region).hasBedrockFips ? 'bedrock-runtime-fips' : service;
