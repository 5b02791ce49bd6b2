import { readPolicy, type Statement } from '../iam/policy-document';
import type { Kleene } from '../kleene';
import { isTrue } from '../template/boolean';
import type { FoundResource, World } from '../template/world';
import { Undecided } from '../undecided';
import type { Reach } from './reach';

/** A VPC endpoint of one AWS service. */
export interface VpcEndpoint {
  readonly id: string;
  /** The service as AWS names it after the region: `bedrock-runtime`, `sagemaker.runtime`. */
  readonly service: string;
  readonly vpc: string;
  readonly policy: readonly Statement[];
  /** Whether the template gives it a policy of its own. */
  readonly hasPolicy: boolean;
  /** Whether it is another team's: its policy is in no template. */
  readonly imported: boolean;
}

/** An endpoint with addresses in the VPC, behind security groups. */
export interface InterfaceEndpoint extends VpcEndpoint {
  readonly groups: readonly string[];
  /** A hub's addresses, which take the place of groups. @default it is in the VPC that it serves */
  readonly addresses?: readonly string[];
  /** The VPC that resolves the service's name to it. */
  readonly servedVpc: string;
  /** Whether that VPC resolves the service's own host name to this endpoint. */
  readonly answersServiceName: boolean;
}

/** The policy AWS gives an endpoint whose template has none: it admits everything. */
export const EVERYTHING: readonly Statement[] = readPolicy(
  { Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } },
  'resource',
  'the default endpoint policy',
);

/** All interface endpoints (AWS PrivateLink guide, "Access an AWS service using an interface VPC endpoint"). */
export function interfaceEndpoints(world: World): readonly InterfaceEndpoint[] {
  return world
    .ofType('AWS::EC2::VPCEndpoint')
    .filter((endpoint) => kindOf(endpoint) === 'Interface')
    .map((endpoint) => ({
      ...endpointOf(world, endpoint),
      servedVpc: endpoint.text('VpcId'),
      groups: endpoint.texts('SecurityGroupIds'),
      answersServiceName:
        isTrue(endpoint.get('PrivateDnsEnabled')) && resolvesNames(world.named(endpoint.text('VpcId'))),
    }));
}

/** All endpoints, interface and gateway. */
export function allEndpoints(world: World): readonly VpcEndpoint[] {
  return world.ofType('AWS::EC2::VPCEndpoint').map((endpoint) => {
    kindOf(endpoint);
    return endpointOf(world, endpoint);
  });
}

function endpointOf(world: World, endpoint: FoundResource): VpcEndpoint {
  const hasPolicy = endpoint.has('PolicyDocument');
  return {
    id: endpoint.symbol,
    service: serviceOf(endpoint, world.templates.region),
    vpc: endpoint.text('VpcId'),
    policy: hasPolicy ? readPolicy(endpoint.get('PolicyDocument'), 'resource', endpoint.symbol) : EVERYTHING,
    hasPolicy,
    imported: false,
  };
}

/** The endpoint that a VPC resolves this service to; `undefined` if there is none. */
export function endpointServing(
  endpoints: readonly InterfaceEndpoint[],
  service: string,
  vpc: string,
): InterfaceEndpoint | undefined {
  return endpoints.find(
    (endpoint) => endpoint.service === service && endpoint.servedVpc === vpc && endpoint.answersServiceName,
  );
}

/** A gateway endpoint serves S3 or DynamoDB through a route and has no security group. Other kinds are undecided. */
function kindOf(endpoint: FoundResource): 'Interface' | 'Gateway' {
  const kind = endpoint.get('VpcEndpointType') ?? 'Gateway';
  if (kind === 'Interface' || kind === 'Gateway') return kind;
  throw new Undecided(`${endpoint.symbol} is an endpoint of kind ${String(kind)}`);
}

function serviceOf(endpoint: FoundResource, region: string): string {
  const name = endpoint.text('ServiceName');
  const [, service] = name.split(`.${region}.`);
  if (!service) throw new Undecided(`${endpoint.symbol}: ${name} is not a service of ${region}`);
  // The FIPS endpoint of a service is another way to the same service.
  return service.replace(/-fips$/, '');
}

const resolvesNames = (vpc: FoundResource) =>
  isTrue(vpc.get('EnableDnsSupport')) && isTrue(vpc.get('EnableDnsHostnames'));

/** Whether members of these groups can open connections to the endpoint: to its groups, or to the addresses of a hub. */
export const reachesEndpoint = (
  reach: Reach,
  from: readonly string[],
  { groups, addresses }: InterfaceEndpoint,
): Kleene => (addresses ? reach.opens(from, addresses, HTTPS) : reach.connects(from, groups, HTTPS));

const HTTPS = 443;
