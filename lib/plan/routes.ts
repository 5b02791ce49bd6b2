import type { Lane } from '../../policy/lane';

/** A method and path the API declares. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'ANY';
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

/** The requests a lane answers, prefix included. */
export function routesOf(lane: Lane): readonly ApiRoute[] {
  return ROUTES.map(({ method, path }) => ({ method, path: `${LANE_PREFIX[lane]}${path}` }));
}

/**
 * Every other request below a lane's prefix. It is authorized like the lane's own requests, and the lane's router
 * refuses it: with an error that names the endpoint that was probably meant, where the gateway could only say
 * "Missing Authentication Token". API Gateway prefers every route with a fixed path and the right method to this one.
 */
export function catchAllOf(lane: Lane): ApiRoute {
  return { method: 'ANY', path: `${LANE_PREFIX[lane]}/{proxy+}` };
}
