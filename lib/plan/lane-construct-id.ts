import type { Lane } from '../../policy/lane';

/** What a lane's role, policy and log group are called in the construct tree; part of their logical ids (I10). */
export const LANE_CONSTRUCT_ID = {
  open: 'OpenLane',
  sealed: 'SealedLane',
} as const satisfies Record<Lane, string>;
