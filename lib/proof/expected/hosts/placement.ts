import { irrelevant, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { subnet } from '../things';

/** Every subnet of the deployment; none has a route to the internet. */
export const placed = ({ deployment }: Basis) =>
  deployment.availabilityZones.map((zone) => the(subnet(zone)));

export const TAGS = irrelevant(
  'no policy of the deployment has a condition on a tag, and no service is told to act on one',
);
