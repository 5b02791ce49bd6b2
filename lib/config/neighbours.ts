import { type Check, sectionCheck } from './checks/check';
import { cidr } from './cidr';
import { overlap } from './ipv4-block';
import { valueAt } from './path';
import { plainCopy } from './plain-data';

/** Another deployment of the same folder: its file, the block of its VPC, and those of its clients. */
export interface Neighbour {
  readonly source: string;
  readonly cidr: string;
  /** The id of its VPC, if it is an imported one. @default its own */
  readonly vpc?: string;
  /** @default none */
  readonly clients?: readonly string[];
}

/**
 * What the file of another deployment exports, as a neighbour. None if it has no block: its own checks report that.
 * Other mistakes of the file leave it a neighbour.
 */
export function neighbourIn(exported: unknown, source: string): readonly Neighbour[] {
  const { data } = plainCopy(exported);
  const [vpc] = blocksIn([valueAt(data, ['network', 'cidr'])]);
  const clients = valueAt(data, ['clients', 'cidrs']);
  const imported = valueAt(data, ['imports', 'vpc', 'id']);
  return vpc === undefined
    ? []
    : [
        {
          source,
          cidr: vpc,
          ...(typeof imported === 'string' && { vpc: imported }),
          clients: blocksIn(Array.isArray(clients) ? clients : []),
        },
      ];
}

function blocksIn(values: readonly unknown[]): readonly string[] {
  return values.flatMap((value) => {
    const parsed = cidr.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
}

/**
 * Neither the VPC nor the networks of clients share an address with the VPC of another deployment: all can be joined to
 * one network, and a client's address says where the client is. For the same reason the VPC has no address of another
 * deployment's clients. Two deployments may import one VPC; the addresses are then the same by intent.
 */
export const isApartFrom = (neighbours: readonly Neighbour[]): Check => {
  const vpcs = neighbours.map((one) => ({ of: one.source, block: one.cidr, vpc: one.vpc }));
  const networks = neighbours.flatMap(({ source, clients = [] }) =>
    clients.map((block) => ({ of: `the clients of ${source}`, block, vpc: undefined })),
  );
  const apart = (others: typeof vpcs, got: string, path: string, fix: string) =>
    others
      .filter(({ block }) => overlap(block, got))
      .map(({ of, block }) => ({
        path,
        got,
        allowed: `a block that has no address in common with ${of}, ${block}`,
        fix,
      }));
  const vpc = sectionCheck(['network', 'imports'], ({ network, imports }) =>
    apart(
      [...vpcs, ...networks].filter((other) => other.vpc === undefined || other.vpc !== imports.vpc?.id),
      network.cidr,
      'network.cidr',
      'take another block of your network plan for one of the two',
    ),
  );
  const clients = sectionCheck(['clients'], ({ clients: { cidrs } }) =>
    cidrs.flatMap((block, index) =>
      apart(
        vpcs,
        block,
        `clients.cidrs[${index}]`,
        'name the networks of the clients alone; for clients in the VPC of the other deployment, use clients.endpoints',
      ),
    ),
  );
  return (parts) => [...vpc(parts), ...clients(parts)];
};
