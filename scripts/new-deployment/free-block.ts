import { join } from 'node:path';
import { deploymentNames } from '../../lib/config/find-deployment';
import { overlap } from '../../lib/config/ipv4-block';
import { loadNeighbour } from '../../lib/config/load-deployment';

/** 10.60.0.0/20, 10.60.16.0/20, … 10.123.240.0/20: each has room for three zones. */
const BLOCKS = Array.from({ length: 1024 }, (_, place) => {
  const [second, third] = [60 + Math.floor(place / 16), (place % 16) * 16];
  return `10.${second}.${third}.0/20`;
});

/** A block for the VPC of a new deployment that no deployment of the folder has, nor names as that of its clients. */
export function freeBlock(folder: string): string {
  const taken = deploymentNames(folder).flatMap((name) => loadNeighbour(join(folder, `${name}.ts`), name));
  const free = BLOCKS.find(
    (block) => !taken.some(({ cidr, clients = [] }) => [cidr, ...clients].some((one) => overlap(one, block))),
  );
  if (free === undefined) throw new Error(`the deployments of ${folder} have every block from ${BLOCKS[0]}`);
  return free;
}
