import { LANES, type Lane } from '../../../policy/lane';
import { ApiError } from '../contract/api-error';
import type { RouterRequest } from '../contract/http';
import { unknownPath } from './unknown-path';

export type Endpoint = 'chat' | 'models' | 'health';

/** Where each lane's paths begin. */
export const LANE_PREFIX = { open: '', sealed: '/sealed' } as const satisfies Record<Lane, string>;

const ENDPOINTS: Readonly<Record<string, { readonly endpoint: Endpoint; readonly method: string }>> = {
  '/v1/chat/completions': { endpoint: 'chat', method: 'POST' },
  '/v1/models': { endpoint: 'models', method: 'GET' },
  '/health': { endpoint: 'health', method: 'GET' },
};

/**
 * The endpoint a request is for. A lane's function answers its own lane's paths only. A path that ends in a slash is
 * the path without it, as API Gateway and most servers of OpenAI's API have it.
 *
 * @param lanes the lanes of the deployment, so that a refusal names no lane there is not
 */
export function endpointOf(
  { method, path }: Pick<RouterRequest, 'method' | 'path'>,
  lane: Lane,
  lanes: readonly Lane[] = LANES,
): Endpoint {
  const prefix = LANE_PREFIX[lane];
  const asked = path.replace(/\/$/, '');
  const found = Object.entries(ENDPOINTS).find(([end]) => prefix + end === asked)?.[1];
  if (!found) throw unknownPath(path, known(lane), lanes.includes('sealed') ? known('sealed') : undefined);
  if (found.method !== method) {
    const message = `${asked} takes ${found.method} requests only. Send ${found.method} instead of the method of this request.`;
    throw new ApiError('method_not_allowed', message, null, { allow: found.method });
  }
  return found.endpoint;
}

const known = (lane: Lane) => ({
  prefix: LANE_PREFIX[lane],
  endpoints: Object.entries(ENDPOINTS).map(([path, { method }]) => ({ method, path })),
});
