import type { Deployment } from '../../config/deployment';
import { routeTable } from './network/vpc';
import { subnet, VPC } from './things';

/** The id of each thing that the deployment imports. A rule that refers to the thing accepts this id, and no other. */
export const importedThings = ({ imports: { vpc } }: Deployment): ReadonlyMap<string, string> =>
  new Map([
    ...(vpc ? [[VPC, vpc.id] as const] : []),
    ...(vpc?.subnets ?? []).flatMap(({ zone, id, routeTable: table }) => [
      [subnet(zone), id] as const,
      [routeTable(zone), table] as const,
    ]),
  ]);
