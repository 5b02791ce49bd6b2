import { gatewayPrefixLists } from '../../../config/gateway-prefix-lists';
import type { Expected } from '../../matching/expected';
import { irrelevant, oneOf, type Rules, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { callsFromVpc, interfaceOf } from '../identities/calls-from-vpc';
import { importedEndpoint } from '../imported-endpoint';
import { hostNameOf } from '../models/models';
import { type GroupOwner, group, laneOwner, VPC } from '../things';

/** One allowed connection, over TCP. */
interface Connection {
  readonly from: GroupOwner | { readonly cidr: string };
  /** Each gateway endpoint has a rule of its own, even where a file has the same placeholder for both lists. */
  readonly to:
    | GroupOwner
    | { readonly gateway: 's3' | 'dynamodb'; readonly prefixList: string }
    | { readonly hub: string; readonly address: string };
  readonly port: number;
}

/** Every security group, with exactly the rules that the allowed connections need. */
export function groups(basis: Basis): readonly Expected[] {
  const connections = connectionsOf(basis);
  const owners = [
    ...new Set(connections.flatMap(({ from, to }) => [from, to]).filter((side) => typeof side === 'string')),
  ];
  // The group of an imported endpoint is its owner's, with the rules for what it accepts.
  const isImported = (side: Connection['to']) =>
    basis.deployment.imports.endpoints.some(
      ({ kind, service }) => kind === 'interface' && side === `${service}-endpoint`,
    );
  return [
    ...owners.filter((owner) => !isImported(owner)).map((owner) => groupOf(owner, connections)),
    ...connections.filter(({ to }) => !isImported(to)).flatMap((connection) => wayIn(connection)),
  ];
}

const groupOf = (owner: GroupOwner, connections: readonly Connection[]): Expected => {
  const out = connections.filter(({ from }) => from === owner).map(wayOut);
  return {
    thing: group(owner),
    type: 'AWS::EC2::SecurityGroup',
    stack: 'foundation',
    claim: owner === 'sealed-lane' ? 'I3.groups' : 'network.groups',
    properties: {
      VpcId: the(VPC),
      GroupDescription: FOR_READERS,
      // EC2 adds a rule for everywhere to a group without egress rules. A rule for the loopback address adds nothing.
      SecurityGroupEgress: out.length > 0 ? out : [{ ...tcp(HTTPS), CidrIp: '127.0.0.1/32' }],
    },
  };
};

const wayOut = ({ to, port }: Connection): Rules => ({
  ...tcp(port),
  ...(typeof to === 'string'
    ? { DestinationSecurityGroupId: groupId(to) }
    : 'hub' in to
      ? { CidrIp: to.address }
      : { DestinationPrefixListId: to.prefixList }),
});

/** The rule on the accepting side. A gateway endpoint has no group. */
function wayIn({ from, to, port }: Connection): readonly Expected[] {
  if (typeof to !== 'string') return [];
  const source: Rules =
    typeof from === 'string' ? { SourceSecurityGroupId: groupId(from) } : { CidrIp: from.cidr };
  return [
    {
      thing: `way from ${typeof from === 'string' ? from : from.cidr} to ${to}`,
      type: 'AWS::EC2::SecurityGroupIngress',
      stack: 'foundation',
      claim: from === 'sealed-lane' ? 'I3.groups' : 'network.groups',
      properties: { ...tcp(port), GroupId: groupId(to), ...source },
    },
  ];
}

const groupId = (owner: GroupOwner) => the(group(owner));

const FOR_READERS = irrelevant('for readers only');
const tcp = (port: number): Rules => ({
  // By its name or by its number.
  IpProtocol: oneOf('tcp', '6'),
  FromPort: port,
  ToPort: port,
  Description: FOR_READERS,
});

const HTTPS = 443;
/** The port of a vLLM server. */
const VLLM = 8000;

/** Workloads to the endpoints that their roles call, lanes to the models they route to, clients to the API. */
function connectionsOf(basis: Basis): readonly Connection[] {
  const { deployment, lanes } = basis;
  const hasVllm = basis.modelsOn('vllm').length > 0;
  const callers = new Map<string, Connection>();
  const add = (connection: Connection) => callers.set(JSON.stringify(connection), connection);
  for (const { owner, service } of callsFromVpc(basis)) {
    for (const to of sidesOf(basis, service)) add({ from: interfaceOf(owner), to, port: HTTPS });
  }
  // Image layers come from a bucket of ECR's.
  if (hasVllm) for (const to of sidesOf(basis, 's3')) add({ from: 'vllm-instance', to, port: HTTPS });
  add({ from: 'api-client', to: 'execute-api-endpoint', port: HTTPS });
  for (const cidr of deployment.clients.cidrs) {
    add({ from: { cidr }, to: 'execute-api-endpoint', port: HTTPS });
  }
  for (const lane of lanes) {
    if (basis.modelsOf(lane).some((model) => hostNameOf(model) !== undefined)) {
      add({ from: laneOwner(lane), to: 'vllm-load-balancer', port: HTTPS });
    }
  }
  if (hasVllm) add({ from: 'vllm-load-balancer', to: 'vllm-task', port: VLLM });
  return [...callers.values()];
}

function sidesOf(basis: Basis, service: string): readonly Connection['to'][] {
  const imported = importedEndpoint(basis, service);
  if (imported?.kind === 'hub') return imported.addresses.map((address) => ({ hub: service, address }));
  if (service === 's3' || service === 'dynamodb') {
    return [{ gateway: service, prefixList: gatewayPrefixLists(basis.deployment)[service] }];
  }
  return [`${service}-endpoint`];
}
