import { readPolicy, type Statement } from '../iam/policy-document';
import type { Found, World } from '../template/world';
import { Undecided } from '../undecided';

/** An interface endpoint: a private way to one AWS service. */
export interface InterfaceEndpoint {
  readonly id: string;
  /** As AWS names it after the region: `bedrock-runtime`, `sagemaker.runtime`. */
  readonly service: string;
  readonly vpc: string;
  readonly groups: readonly string[];
  /** Whether the service's own host name leads here, from everywhere in the VPC. */
  readonly answersServiceName: boolean;
  readonly policy: readonly Statement[];
}

/** What AWS gives an endpoint without a policy of its own: it lets everything through. */
const EVERYTHING: readonly Statement[] = readPolicy(
  { Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } },
  'resource',
  'the default endpoint policy',
);

/** All interface endpoints (AWS PrivateLink guide, "Access an AWS service using an interface VPC endpoint"). */
export function interfaceEndpoints(world: World): readonly InterfaceEndpoint[] {
  return world
    .ofType('AWS::EC2::VPCEndpoint')
    .filter((endpoint) => kindOf(endpoint) === 'Interface')
    .map((endpoint) => {
      const vpc = endpoint.text('VpcId');
      return {
        id: endpoint.symbol,
        service: serviceOf(endpoint, world.templates.region),
        vpc,
        groups: endpoint.texts('SecurityGroupIds'),
        answersServiceName: endpoint.get('PrivateDnsEnabled') === true && resolvesNames(world.named(vpc)),
        policy: endpoint.has('PolicyDocument')
          ? readPolicy(endpoint.get('PolicyDocument'), 'resource', endpoint.symbol)
          : EVERYTHING,
      };
    });
}

/** The endpoint a VPC's name server answers with for this service; `undefined` where none does. */
export function endpointServing(
  endpoints: readonly InterfaceEndpoint[],
  service: string,
  vpc: string,
): InterfaceEndpoint | undefined {
  return endpoints.find(
    (endpoint) => endpoint.service === service && endpoint.vpc === vpc && endpoint.answersServiceName,
  );
}

/** A gateway endpoint serves S3 or DynamoDB, by route and without a group. No other kind is used. */
function kindOf(endpoint: Found): 'Interface' | 'Gateway' {
  const kind = endpoint.get('VpcEndpointType') ?? 'Gateway';
  if (kind === 'Interface' || kind === 'Gateway') return kind;
  throw new Undecided(`${endpoint.symbol} is an endpoint of kind ${String(kind)}`);
}

function serviceOf(endpoint: Found, region: string): string {
  const name = endpoint.text('ServiceName');
  const [, service] = name.split(`.${region}.`);
  if (!service) throw new Undecided(`${endpoint.symbol}: ${name} is not a service of ${region}`);
  return service;
}

const resolvesNames = (vpc: Found) =>
  vpc.get('EnableDnsSupport') === true && vpc.get('EnableDnsHostnames') === true;
