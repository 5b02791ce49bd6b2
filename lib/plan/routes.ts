import { endpointsOn } from '../../policy/endpoints';
import { LANE_PREFIX, type Lane } from '../../policy/lane';

/** A method and path the API declares. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'ANY';
  /** Below the stage, starting with a slash. */
  readonly path: string;
}

/** The API's only stage; part of every base URL. */
export const STAGE = 'llm';

/** What the API declares for a lane: its endpoints, and the catch-all. */
export function apiRoutesOf(lane: Lane): readonly ApiRoute[] {
  return [...endpointsOn(lane).map(({ method, path }) => ({ method, path })), catchAllOf(lane)];
}

/**
 * Every other request below a lane's prefix. It is authorized like the lane's own requests, and the lane's router
 * refuses it: with an error that names the endpoint that was probably meant, where the gateway could only say
 * "Missing Authentication Token". API Gateway prefers every route with a fixed path and the right method to this one.
 */
function catchAllOf(lane: Lane): ApiRoute {
  return { method: 'ANY', path: `${LANE_PREFIX[lane]}/{proxy+}` };
}
