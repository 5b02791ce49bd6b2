import type { Expected } from '../../matching/expected';
import { irrelevant, oneOf, type Rules, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { importedGroup } from '../imported-group';
import { type GroupOwner, group, VPC } from '../things';
import { type Connection, connectionsOf, groupOwners } from './connections';

/**
 * Every security group that the deployment creates, with exactly the rules that the allowed connections need. The rules of
 * an imported group are its owner's.
 */
export function groups(basis: Basis): readonly Expected[] {
  const connections = connectionsOf(basis);
  const isOwn = (side: Connection['to']) =>
    typeof side !== 'string' || importedGroup(basis, side) === undefined;
  return [
    ...groupOwners(connections)
      .filter(isOwn)
      .map((owner) => groupOf(owner, connections)),
    ...connections.filter(({ to }) => isOwn(to)).flatMap((connection) => wayIn(connection)),
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
