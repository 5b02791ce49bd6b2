import { type Boundary, leavesAccount } from './boundary';

/**
 * One router function with its own role and security group. `sealed` reaches `account` hosts only; `open`
 * reaches all.
 */
export const LANES = ['open', 'sealed'] as const;
export type Lane = (typeof LANES)[number];

/** The prefix of each lane's paths: a caller chooses the lane by the base URL. */
export const LANE_PREFIX = { open: '', sealed: '/sealed' } as const satisfies Record<Lane, string>;

/** Whether a lane may have permissions and a network path to models of this boundary. */
export function laneReaches(lane: Lane, boundary: Boundary): boolean {
  return lane === 'open' || !leavesAccount(boundary);
}

/** The lanes of a deployment. A lane exists only if some model answers on it. */
export function lanesFor(boundaries: readonly Boundary[]): readonly Lane[] {
  return LANES.filter((lane) => boundaries.some((boundary) => laneReaches(lane, boundary)));
}
