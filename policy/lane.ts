import type { Boundary } from './boundary';

/**
 * One router function with its own role and security group. `sealed` reaches `account` hosts only; `open`
 * reaches all.
 */
export const LANES = ['open', 'sealed'] as const;
export type Lane = (typeof LANES)[number];

/** Where each lane's paths begin: a caller chooses the lane by the base URL. */
export const LANE_PREFIX = { open: '', sealed: '/sealed' } as const satisfies Record<Lane, string>;

/** Whether a lane has any path, permission and network, to models of this boundary. */
export function laneReaches(lane: Lane, boundary: Boundary): boolean {
  return lane === 'open' || boundary === 'account';
}

/** The lanes a deployment has: each exists only where some model answers on it. */
export function lanesFor(boundaries: readonly Boundary[]): readonly Lane[] {
  return LANES.filter((lane) => boundaries.some((boundary) => laneReaches(lane, boundary)));
}
