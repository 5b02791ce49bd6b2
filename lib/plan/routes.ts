import type { Lane } from '../../policy/lane';

/** A request the API answers: everything else is refused by the gateway before a router sees it. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST';
  /** Below the stage, starting with a slash. */
  readonly path: string;
}

/** The API's only stage; part of every base URL. */
export const STAGE = 'llm';

const ROUTES: readonly ApiRoute[] = [
  { method: 'POST', path: '/v1/chat/completions' },
  { method: 'GET', path: '/v1/models' },
  { method: 'GET', path: '/health' },
];

/** Which paths belong to which lane: the caller chooses the lane by the base URL. */
export const LANE_PREFIX = { open: '', sealed: '/sealed' } as const satisfies Record<Lane, string>;

/** The routes of one lane, prefix included. */
export function routesOf(lane: Lane): readonly ApiRoute[] {
  return ROUTES.map(({ method, path }) => ({ method, path: `${LANE_PREFIX[lane]}${path}` }));
}
