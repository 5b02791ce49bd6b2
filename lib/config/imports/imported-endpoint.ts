import { z } from 'zod';
import { cidr } from '../cidr';
import { reason } from '../reason';
import { securityGroupId, vpcEndpoint, vpcId } from '../scalars';
import { vouchedBy } from './vouched-by';

/**
 * The services that a deployment calls through interface endpoints, by AWS's name for the endpoint service. Where a region
 * has FIPS endpoints of Bedrock or SageMaker, the endpoint of their runtimes is that of the FIPS service.
 */
export const INTERFACE_SERVICES = [
  'bedrock-runtime',
  'sagemaker.runtime',
  'comprehend',
  'kinesis-firehose',
  'kms',
  'execute-api',
  'ecr.api',
  'ecr.dkr',
  'logs',
  'ecs',
  'ecs-agent',
  'ecs-telemetry',
] as const;
const GATEWAY_SERVICES = ['s3', 'dynamodb'] as const;

const fields = {
  id: vpcEndpoint,
  /**
   * `owner`: the owner confirms that the endpoint's policy admits the calls of this deployment's roles, and of no other
   * principal to this deployment's models. `none`: it admits more, and why that is acceptable here: roles, security groups
   * and routers still refuse what the policy does not route. Endpoints of the ECS agent take no policy: write `owner`.
   */
  policy: z.union([z.literal('owner'), z.strictObject({ none: reason(20) })]),
  vouchedBy,
};

/** An endpoint of another team, through which this deployment calls a service. It creates none for that service. */
export const importedEndpoint = z.discriminatedUnion('kind', [
  /** In the imported VPC, with private DNS. */
  z.strictObject({
    kind: z.literal('interface'),
    service: z.enum(INTERFACE_SERVICES),
    /** The endpoint's security group. It admits HTTPS from the subnets of this deployment. */
    securityGroup: securityGroupId,
    ...fields,
  }),
  /** In the imported VPC, with a route in the route tables of the imported subnets. */
  z.strictObject({ kind: z.literal('gateway'), service: z.enum(GATEWAY_SERVICES), ...fields }),
  /** An interface endpoint in a central VPC: the VPC has a route to it, and resolves the service's name to it. */
  z.strictObject({
    kind: z.literal('hub'),
    service: z.enum([
      ...INTERFACE_SERVICES.filter((service) => service !== 'execute-api'),
      ...GATEWAY_SERVICES,
    ]),
    /** The VPC of the hub: the value of `aws:SourceVpc` in each call through the endpoint. */
    vpc: vpcId,
    /** The addresses of the endpoint, such as `10.9.0.5/32`. A block only in a deployment without a sealed lane. */
    addresses: z.array(cidr).min(1).max(20),
    ...fields,
  }),
]);

export type ImportedEndpoint = z.output<typeof importedEndpoint>;
export type ImportedEndpointOf<K extends ImportedEndpoint['kind']> = Extract<ImportedEndpoint, { kind: K }>;

/** The addresses of an endpoint in a hub; none where a security group or a route leads to the endpoint. */
export const hubAddresses = (endpoint: ImportedEndpoint): readonly string[] =>
  endpoint.kind === 'hub' ? endpoint.addresses : [];
