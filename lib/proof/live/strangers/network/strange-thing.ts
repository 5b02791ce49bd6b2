import { containsBlock, readCidr } from '../../../cidr';
import { basisOf } from '../../../expected/basis-of';
import { groupDescriptions } from '../../../group-descriptions';
import { groupsOf, idsOf, type Own } from '../own-things';
import {
  type FoundPart,
  type FoundRoute,
  type FoundRule,
  type NetworkThing,
  PARTS,
  type PartKind,
} from './found-network';
import { ownerOf } from './interfaces';

/** What was found in the VPC, and what of it things of the deployment list as their own. */
export interface FoundNetwork {
  readonly things: readonly NetworkThing[];
  /** The interfaces of endpoints and tasks of the deployment. */
  readonly interfaces: readonly string[];
}

/** What is strange about a thing in the VPC, in words; `undefined` if it belongs to the deployment. */
export function strangeness(own: Own, { interfaces }: FoundNetwork, thing: NetworkThing): string | undefined {
  switch (thing.kind) {
    case 'rule':
      return strangeRule(own, thing);
    case 'interface':
      return ownerOf(own, interfaces, thing) === undefined
        ? `network interface ${thing.id} (${thing.description || thing.type}; groups ${thing.groups.join(', ') || 'none'})`
        : undefined;
    case 'route':
      return strangeRoute(own, thing);
    default:
      return strangePart(own, thing);
  }
}

/** Whether a thing uses or names a security group of the deployment: then it reaches it in any VPC. */
export function touchesGroups(own: Own, thing: NetworkThing): boolean {
  const groups = groupsOf(own);
  if (thing.kind === 'rule') return groups.includes(thing.group) || groups.includes(thing.peer);
  return thing.kind === 'interface' && thing.groups.some((group) => groups.includes(group));
}

/**
 * Each ingress rule of the deployment is a resource of its own. Its egress rules have no id in a stack: other claims
 * compare them one by one, and here only a peer outside the deployment is a stranger. An imported group has no rule in a
 * stack: each of its rules names a peer that the report for its owner has.
 */
function strangeRule(own: Own, rule: FoundRule): string | undefined {
  const { id, group, isEgress, peer } = rule;
  const groups = groupsOf(own);
  const words = `rule ${id} of security group ${group}, which ${isEgress ? 'opens connections to' : 'admits'} ${peer}`;
  if (!groups.includes(group)) return groups.includes(peer) ? words : undefined;
  const needed = neededPeers(own, rule);
  if (needed) return needed.includes(peer) ? undefined : words;
  if (!isEgress) return idsOf(own, 'AWS::EC2::SecurityGroupIngress').includes(id) ? undefined : words;
  return peer.startsWith('sg-') && !groups.includes(peer) && !importedGroups(own).includes(peer)
    ? words
    : undefined;
}

/** The peers that an imported group needs in this direction; `undefined`: the group is not imported. */
function neededPeers({ deployment }: Own, { group, isEgress }: FoundRule): readonly string[] | undefined {
  if (!Object.values(deployment.imports.securityGroups?.ids ?? {}).includes(group)) return undefined;
  const rules = groupDescriptions(basisOf(deployment))
    .filter(({ id }) => id === group)
    .flatMap(({ ingress, egress }) => (isEgress ? egress : ingress));
  // CloudFormation writes a rule to the loopback address where a group opens no connection.
  return [...rules.flatMap((one) => Object.values<string>(one.peer)), ...(isEgress ? ['127.0.0.1/32'] : [])];
}

const importedGroups = ({ deployment }: Own): readonly string[] =>
  deployment.imports.endpoints.flatMap((one) => (one.kind === 'interface' ? [one.securityGroup] : []));

/** Routes lead inside the VPC and to endpoints of the deployment; and to its clients, where the file names their networks. */
function strangeRoute(own: Own, { table, destination, target }: FoundRoute): string | undefined {
  if (target === 'local' || idsOf(own, 'AWS::EC2::VPCEndpoint').includes(target)) return undefined;
  if (own.deployment.imports.endpoints.some(({ id }) => id === target)) return undefined;
  if (TO_CLIENTS.test(target) && isOfClients(own, destination)) return undefined;
  return `route of ${table} for ${destination} to ${target}`;
}

/** Peerings, transit and virtual private gateways. */
const TO_CLIENTS = /^(pcx|tgw|vgw)-/;

const isOfClients = ({ deployment }: Own, destination: string): boolean =>
  /^[\d.]+\/\d+$/.test(destination) &&
  deployment.clients.cidrs.some((block) => containsBlock(readCidr(block), readCidr(destination)));

/** Ways to the networks of clients: what is beyond, the routes limit. */
const WAYS_TO_CLIENTS: readonly PartKind[] = ['transit', 'peering', 'vpn'];

function strangePart(own: Own, { kind, id, isDefault = false, of }: FoundPart): string | undefined {
  const { imports, clients } = own.deployment;
  const known = [
    ...own.things.map((thing) => thing.id),
    ...imports.endpoints.map((endpoint) => endpoint.id),
    ...(imports.hostedZone ? [imports.hostedZone.id] : []),
  ];
  if (isDefault || known.includes(id)) return undefined;
  if (WAYS_TO_CLIENTS.includes(kind) && clients.cidrs.length > 0) return undefined;
  return `${PARTS[kind]} ${id}${of === undefined ? '' : ` (${of})`}`;
}
