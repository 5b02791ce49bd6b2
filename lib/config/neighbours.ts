import { sectionCheck } from './checks/check';
import { deploymentSchema } from './deployment';
import { overlap } from './ipv4-block';

/** Another deployment of the same folder: its file, and the block of its VPC. */
export interface Neighbour {
  readonly source: string;
  readonly cidr: string;
}

/** What the file of another deployment exports, as a neighbour. None if it has no block: its own checks report that. */
export function neighbourIn(exported: unknown, source: string): readonly Neighbour[] {
  const network =
    typeof exported === 'object' && exported !== null && 'network' in exported && exported.network;
  const parsed = deploymentSchema.shape.network.safeParse(network);
  return parsed.success ? [{ source, cidr: parsed.data.cidr }] : [];
}

/** The VPC shares no address with that of another deployment, so that both can be joined to one network. */
export const isApartFrom = (neighbours: readonly Neighbour[]) =>
  sectionCheck(['network'], ({ network: { cidr } }) =>
    neighbours
      .filter((neighbour) => overlap(neighbour.cidr, cidr))
      .map((neighbour) => ({
        path: 'network.cidr',
        got: cidr,
        allowed: `a block that has no address in common with ${neighbour.source}, ${neighbour.cidr}`,
        fix: 'take another block of your network plan for one of the two',
      })),
  );
