import { type Cidr, containsBlock, overlaps, readCidr } from '../cidr';
import { and, type Kleene, or } from '../kleene';
import type { World } from '../template/world';
import {
  groupOf,
  type SecurityGroup,
  type SecurityGroupRule,
  type SecurityGroupsById,
  securityGroups,
} from './security-groups';

/** Who can open connections to whom, by security groups alone. */
export interface Reach {
  readonly groups: SecurityGroupsById;
  /** Whether a member of one of `from` can open a TCP connection to a member of one of `to`. Without a port: any. */
  connects(from: readonly string[], to: readonly string[], port?: number): Kleene;
  /** Whether either side has a rule that names the other, be it half a path only. */
  names(from: readonly string[], to: readonly string[]): Kleene;
  /** Groups by which `to` may be reached from `from`, over any number of hops and ports; `undefined` where none. */
  chain(from: readonly string[], to: readonly string[], hops?: Hops): readonly string[] | undefined;
}

/** Where something behind a group opens connections in the caller's stead: from this group to those. */
export type Hops = (group: string) => readonly string[];

/**
 * A connection needs a way out of one group and a way into the other (VPC user guide, "Control traffic with
 * security groups"). A block of addresses counts where it holds the whole VPC; where it holds a part, whether it
 * reaches a member is unknown.
 */
export function createReach(world: World): Reach {
  const groups = securityGroups(world);
  const blocks = new Map(
    world.ofType('AWS::EC2::VPC').map((vpc) => [vpc.symbol, readCidr(vpc.text('CidrBlock'))]),
  );
  const over = (from: readonly string[], to: readonly string[], ask: Ask): Kleene =>
    or(...from.flatMap((a) => to.map((b) => ask(groupOf(groups, a), groupOf(groups, b)))));

  const out: Ask = (a, b, port) => or(...a.egress.map((rule) => admits(rule, b, blocks.get(b.vpc), port)));
  const into: Ask = (a, b, port) => or(...b.ingress.map((rule) => admits(rule, a, blocks.get(a.vpc), port)));
  const connects = (from: readonly string[], to: readonly string[], port?: number) =>
    over(from, to, (a, b) => and(a.vpc === b.vpc, out(a, b, port), into(a, b, port)));

  return {
    groups,
    connects,
    names: (from, to) => over(from, to, (a, b) => or(out(a, b), into(a, b))),
    chain: (from, to, hops = () => []) => {
      const next = (group: string) => [
        ...[...groups.keys()].filter((other) => connects([group], [other]) !== false),
        ...hops(group),
      ];
      return shortest(from, to, next);
    },
  };
}

type Ask = (a: SecurityGroup, b: SecurityGroup, port?: number) => Kleene;

function admits(
  rule: SecurityGroupRule,
  other: SecurityGroup,
  block: Cidr | undefined,
  port?: number,
): Kleene {
  if (port !== undefined && !(rule.fromPort <= port && port <= rule.toPort)) return false;
  if (port !== undefined && !['-1', 'tcp', '6'].includes(rule.protocol)) return false;
  const { peer } = rule;
  if ('group' in peer) return peer.group === other.id;
  if ('cidr' in peer) return block ? within(block, readCidr(peer.cidr)) : 'unknown';
  // The VPCs here have no IPv6 addresses; what a prefix list holds is known for AWS's own services only.
  return false;
}

function within(block: Cidr, rule: Cidr): Kleene {
  if (containsBlock(rule, block)) return true;
  return overlaps(rule, block) ? 'unknown' : false;
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
