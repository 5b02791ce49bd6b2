import { type Check, sectionCheck } from './checks/check';
import { deploymentSchema } from './deployment';
import { overlap } from './ipv4-block';
import { valueAt } from './path';
import { plainCopy } from './plain-data';

/** Another deployment of the same folder: its file, and the block of its VPC. */
export interface Neighbour {
  readonly source: string;
  readonly cidr: string;
}

/**
 * What the file of another deployment exports, as a neighbour. None if it has no block: its own checks report that.
 * Other mistakes of the file leave it a neighbour.
 */
export function neighbourIn(exported: unknown, source: string): readonly Neighbour[] {
  const cidr = valueAt(plainCopy(exported).data, ['network', 'cidr']);
  const parsed = deploymentSchema.shape.network.shape.cidr.safeParse(cidr);
  return parsed.success ? [{ source, cidr: parsed.data }] : [];
}

/**
 * Neither the VPC nor the networks of clients share an address with the VPC of another deployment: all can be joined to
 * one network, and a client's address says where the client is.
 */
export const isApartFrom = (neighbours: readonly Neighbour[]): Check => {
  const apart = (block: string, path: string, fix: string) =>
    neighbours
      .filter((neighbour) => overlap(neighbour.cidr, block))
      .map((neighbour) => ({
        path,
        got: block,
        allowed: `a block that has no address in common with ${neighbour.source}, ${neighbour.cidr}`,
        fix,
      }));
  const vpc = sectionCheck(['network'], ({ network: { cidr } }) =>
    apart(cidr, 'network.cidr', 'take another block of your network plan for one of the two'),
  );
  const clients = sectionCheck(['clients'], ({ clients: { cidrs } }) =>
    cidrs.flatMap((block, index) =>
      apart(
        block,
        `clients.cidrs[${index}]`,
        'name the networks of the clients alone; for clients in the VPC of the other deployment, use clients.endpoints',
      ),
    ),
  );
  return (parts) => [...vpc(parts), ...clients(parts)];
};
