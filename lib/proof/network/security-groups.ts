import type { FoundResource, World } from '../template/world';
import { Undecided } from '../undecided';

/**
 * Connections that a group accepts (`ingress`) or opens (`egress`). Ports are inclusive; protocol `-1` is all of them.
 */
export interface SecurityGroupRule {
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly peer: Peer;
}

export type Peer =
  | { readonly group: string }
  | { readonly cidr: string }
  | { readonly cidrV6: string }
  | { readonly prefixList: string };

export interface SecurityGroup {
  readonly id: string;
  readonly vpc: string;
  readonly ingress: readonly SecurityGroupRule[];
  readonly egress: readonly SecurityGroupRule[];
  /** Whether it is that of an imported endpoint: it opens nothing, and its owner decides what it accepts. */
  readonly imported: boolean;
}

export type SecurityGroupsById = ReadonlyMap<string, SecurityGroup>;

/** The egress rule EC2 adds to a group whose template has none. */
const ANYWHERE: readonly SecurityGroupRule[] = [
  { protocol: '-1', fromPort: 0, toPort: 65_535, peer: { cidr: '0.0.0.0/0' } },
];

/**
 * Every security group with its rules, inline ones and separate resources alike. A group without inline egress rules
 * keeps the rule that EC2 adds, whether or not there are separate ones; but for an imported one, which has what its owner
 * says.
 */
export function securityGroups(world: World): SecurityGroupsById {
  const groups = world.ofType('AWS::EC2::SecurityGroup').map((resource): [string, SecurityGroup] => {
    const isOwn = world.all.includes(resource);
    if (!isOwn && !resource.has('SecurityGroupEgress')) return [resource.symbol, ofEndpoint(resource)];
    const egress = rulesIn(resource, 'SecurityGroupEgress', 'Destination');
    return [
      resource.symbol,
      {
        id: resource.symbol,
        vpc: resource.text('VpcId'),
        imported: false,
        ingress: [
          ...rulesIn(resource, 'SecurityGroupIngress', 'Source'),
          ...standalone(world, 'AWS::EC2::SecurityGroupIngress', 'Source', resource.symbol),
        ],
        egress: [
          ...(egress.length > 0 || !isOwn ? egress : ANYWHERE),
          ...standalone(world, 'AWS::EC2::SecurityGroupEgress', 'Destination', resource.symbol),
        ],
      },
    ];
  });
  return new Map(groups);
}

const ofEndpoint = ({ symbol, text }: FoundResource): SecurityGroup => ({
  id: symbol,
  vpc: text('VpcId'),
  imported: true,
  ingress: [],
  egress: [],
});

/** The group with this id. @throws Undecided for the VPC's default group and for imported ones */
export function groupOf(groups: SecurityGroupsById, id: string): SecurityGroup {
  const group = groups.get(id);
  if (!group) throw new Undecided(`security group ${id} is not in the templates`);
  return group;
}

type Side = 'Source' | 'Destination';

function standalone(world: World, type: string, side: Side, group: string): readonly SecurityGroupRule[] {
  return world
    .ofType(type)
    .filter((resource) => resource.text('GroupId') === group)
    .map((resource) => rule((property) => resource.get(property), side, resource.symbol));
}

function rulesIn(resource: FoundResource, property: string, side: Side): readonly SecurityGroupRule[] {
  const rules = resource.get(property) ?? [];
  if (!Array.isArray(rules)) throw new Undecided(`${resource.symbol}: ${property} is not a list`);
  return rules.map((properties) => rule((name) => properties[name], side, resource.symbol));
}

function rule(get: (property: string) => unknown, side: Side, where: string): SecurityGroupRule {
  const protocol = String(get('IpProtocol'));
  const all = protocol === '-1';
  return {
    protocol,
    fromPort: all ? 0 : Number(get('FromPort') ?? 0),
    toPort: all ? 65_535 : Number(get('ToPort') ?? 65_535),
    peer: peer(get, side, where),
  };
}

function peer(get: (property: string) => unknown, side: Side, where: string): Peer {
  const text = (property: string) => {
    const value = get(property);
    return typeof value === 'string' ? value : undefined;
  };
  const group = text(`${side}SecurityGroupId`);
  if (group) return { group };
  const cidr = text('CidrIp');
  if (cidr) return { cidr };
  const cidrV6 = text('CidrIpv6');
  if (cidrV6) return { cidrV6 };
  const prefixList = text(`${side}PrefixListId`);
  if (prefixList) return { prefixList };
  throw new Undecided(`${where}: a rule names neither group, block nor prefix list`);
}
