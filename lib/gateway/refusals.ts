import { COMMON_REFUSALS, type GatewayRefusal } from './gateway-responses';
import type { LaneCredentials } from './lane-credentials';
import { laneRefusals } from './lane-refusals';

/**
 * Every refusal the gateway of a deployment can give. One set belongs to the whole API, so where lanes take different
 * credentials a text says which lane takes which.
 */
export function refusalsFor(deployment: LaneCredentials): readonly GatewayRefusal[] {
  return [...laneRefusals(deployment), ...COMMON_REFUSALS];
}
