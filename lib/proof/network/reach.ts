import { type Cidr, containsBlock, overlaps, readCidr } from '../cidr';
import { and, type Kleene, or } from '../kleene';
import type { FoundResource, World } from '../template/world';
import {
  groupOf,
  type SecurityGroup,
  type SecurityGroupRule,
  type SecurityGroupsById,
  securityGroups,
} from './security-groups';

/** Which security groups can connect to which. */
export interface Reach {
  readonly groups: SecurityGroupsById;
  /**
   * Whether a member of a group in `from` can open a TCP connection to a member of a group in `to`. Without a port: to
   * any.
   */
  connects(from: readonly string[], to: readonly string[], port?: number): Kleene;
  /**
   * Whether a member of a group in `from` may open a TCP connection to every one of these address blocks, outside the
   * VPC. `unknown`: to a part of them.
   */
  opens(from: readonly string[], addresses: readonly string[], port?: number): Kleene;
  /** Whether either side has a rule for the other, even without the rule of the other side. */
  names(from: readonly string[], to: readonly string[]): Kleene;
  /**
   * The shortest chain from `from` to `to`, over any hops and ports; `undefined` if there is none. It leads through groups,
   * and through these address blocks outside the VPC.
   */
  chain(
    from: readonly string[],
    to: readonly string[],
    hops?: Hops,
    addresses?: readonly string[],
  ): readonly string[] | undefined;
}

/** The groups from which something behind this group or address opens connections for its caller. */
export type Hops = (door: string) => readonly string[];

/**
 * A connection needs an egress rule of one group and an ingress rule of the other (VPC user guide, "Control traffic
 * with security groups"). A rule for an address block counts if the block contains the whole VPC, of an imported one the
 * subnets of the deployment. If it contains a part, whether it reaches a member is unknown.
 */
export function createReach(world: World): Reach {
  const groups = securityGroups(world);
  const blocks = new Map(world.ofType('AWS::EC2::VPC').map((vpc) => [vpc.symbol, blocksOf(world, vpc)]));
  const over = (from: readonly string[], to: readonly string[], test: PairTest): Kleene =>
    or(...from.flatMap((a) => to.map((b) => test(groupOf(groups, a), groupOf(groups, b)))));

  const out: PairTest = (a, b, port) =>
    or(...a.egress.map((rule) => admits(rule, b, blocks.get(b.vpc), port)));
  // The owner of an imported endpoint admits what the deployment opens to it.
  const into: PairTest = (a, b, port) =>
    or(b.imported, ...b.ingress.map((rule) => admits(rule, a, blocks.get(a.vpc), port)));
  const connects = (from: readonly string[], to: readonly string[], port?: number) =>
    over(from, to, (a, b) => and(a.vpc === b.vpc, out(a, b, port), into(a, b, port)));

  const opens = (from: readonly string[], addresses: readonly string[], port?: number): Kleene => {
    const rules = from
      .flatMap((group) => groupOf(groups, group).egress)
      .filter((rule) => fitsPort(rule, port));
    const found = addresses.map((address) => or(...rules.map(({ peer }) => holds(peer, readCidr(address)))));
    return found.every((one) => one === found[0]) ? (found[0] ?? false) : 'unknown';
  };
  const next = (group: string, addresses: readonly string[]) => [
    ...[...groups.keys()].filter((other) => connects([group], [other]) !== false),
    ...addresses.filter((address) => opens([group], [address]) !== false),
  ];

  return {
    groups,
    connects,
    opens,
    names: (from, to) => over(from, to, (a, b) => or(out(a, b), b.imported ? false : into(a, b))),
    chain: (from, to, hops = () => [], addresses = []) =>
      shortest(from, to, (door) => [
        ...(addresses.includes(door) ? [] : next(door, addresses)),
        ...hops(door),
      ]),
  };
}

type PairTest = (a: SecurityGroup, b: SecurityGroup, port?: number) => Kleene;

function admits(
  rule: SecurityGroupRule,
  other: SecurityGroup,
  blocks: readonly Cidr[] | undefined,
  port?: number,
): Kleene {
  if (!fitsPort(rule, port)) return false;
  const { peer } = rule;
  if ('group' in peer) return peer.group === other.id;
  if ('cidr' in peer) return blocks ? within(blocks, readCidr(peer.cidr)) : 'unknown';
  // The VPCs have no IPv6 addresses, and the prefix lists contain addresses of AWS services only.
  return false;
}

/** A rule of any port fits where none is asked for. */
const fitsPort = ({ fromPort, toPort, protocol }: SecurityGroupRule, port?: number): boolean =>
  port === undefined || (fromPort <= port && port <= toPort && ['-1', 'tcp', '6'].includes(protocol));

const holds = (peer: SecurityGroupRule['peer'], address: Cidr): Kleene =>
  'cidr' in peer ? within([address], readCidr(peer.cidr)) : false;

/** Where members of a VPC's groups may be. */
function blocksOf(world: World, vpc: FoundResource): readonly Cidr[] {
  if (world.all.includes(vpc)) return [readCidr(vpc.text('CidrBlock'))];
  return world
    .ofType('AWS::EC2::Subnet')
    .filter((subnet) => subnet.text('VpcId') === vpc.symbol)
    .map((subnet) => readCidr(subnet.text('CidrBlock')));
}

function within(blocks: readonly Cidr[], rule: Cidr): Kleene {
  if (blocks.every((block) => containsBlock(rule, block))) return true;
  return blocks.some((block) => overlaps(rule, block)) ? 'unknown' : false;
}

function shortest(
  from: readonly string[],
  to: readonly string[],
  next: (group: string) => readonly string[],
): readonly string[] | undefined {
  const paths = from.map((group) => [group]);
  const seen = new Set(from);
  for (let path = paths.shift(); path; path = paths.shift()) {
    for (const group of next(path.at(-1) ?? '')) {
      if (to.includes(group)) return [...path, group];
      if (seen.has(group)) continue;
      seen.add(group);
      paths.push([...path, group]);
    }
  }
  return undefined;
}
