import { the } from '../../matching/rule';
import type { Basis } from '../basis';
import { subnet } from '../things';

/** All subnets of the deployment. None has a route to the internet. */
export const subnets = ({ deployment }: Basis) =>
  deployment.availabilityZones.map((zone) => the(subnet(zone)));
