import type { Lane } from '../../policy/lane';

// Names that are fixed before the first deploy. The register of accepted findings, service control policies and
// commands rely on them.

/** Construct id of a lane's role, policy and log group; part of their logical ids (I10). */
export const LANE_CONSTRUCT_ID = {
  open: 'OpenLane',
  sealed: 'SealedLane',
} as const satisfies Record<Lane, string>;

/** Construct id of a lane's router; the logical id of its function begins with it (I10). */
export const ROUTER_CONSTRUCT_ID = {
  open: 'OpenRouter',
  sealed: 'SealedRouter',
} as const satisfies Record<Lane, string>;

/** The object that holds the token issuer's public keys. */
export const KEY_SET_OBJECT = 'jwks.json';
