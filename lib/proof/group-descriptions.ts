import { groupsGiven, type ImportedGroup } from '../config/imports/imported-security-groups';
import type { Basis } from './expected/basis';
import { importedGroup } from './expected/imported-group';
import { type Connection, connectionsOf } from './expected/network/connections';
import type { GroupOwner } from './expected/things';

/** The other side of a connection, as a rule of EC2 names it. */
export type RulePeer =
  | { readonly group: string }
  | { readonly cidr: string }
  | { readonly prefixList: string };

/** A rule for TCP on one port. */
export interface GroupRule {
  readonly port: number;
  readonly peer: RulePeer;
  /** What is on the other side: `kms-endpoint`, `s3`. */
  readonly side: string;
}

/** An imported security group as it has to be. */
export interface GroupDescription {
  readonly use: ImportedGroup;
  readonly id: string;
  readonly vpc: string;
  /** The connections that it accepts. */
  readonly ingress: readonly GroupRule[];
  /** The connections that it opens. None: what uses it only answers. */
  readonly egress: readonly GroupRule[];
}

/** Every imported security group of a deployment as it has to be; none where the deployment creates them. */
export function groupDescriptions(basis: Basis): readonly GroupDescription[] {
  const { securityGroups, vpc } = basis.deployment.imports;
  if (!securityGroups || !vpc) return [];
  const connections = connectionsOf(basis);
  const idOf = (owner: GroupOwner) => importedGroup(basis, owner) ?? `<security group of ${owner}>`;
  return groupsGiven(securityGroups).map(([use, id]) => ({
    use,
    id,
    vpc: vpc.id,
    ingress: connections.filter(({ to }) => to === use).map((one) => accepted(one, idOf)),
    egress: connections.filter(({ from }) => from === use).map((one) => opened(one, idOf)),
  }));
}

type IdOf = (owner: GroupOwner) => string;

const accepted = ({ from, port }: Connection, idOf: IdOf): GroupRule =>
  typeof from === 'string'
    ? { port, peer: { group: idOf(from) }, side: from }
    : { port, peer: from, side: 'clients' };

function opened({ to, port }: Connection, idOf: IdOf): GroupRule {
  if (typeof to === 'string') return { port, peer: { group: idOf(to) }, side: to };
  return 'hub' in to
    ? { port, peer: { cidr: to.address }, side: `${to.hub} in the hub` }
    : { port, peer: { prefixList: to.prefixList }, side: to.gateway };
}
