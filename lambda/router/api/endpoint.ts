import type { Lane } from '../../../policy/lane';
import type { RouterRequest } from '../http';
import { ApiError } from './api-error';

export type Endpoint = 'chat' | 'models' | 'health';

/** Where each lane's paths begin. */
export const LANE_PREFIX = { open: '', sealed: '/sealed' } as const satisfies Record<Lane, string>;

const ENDPOINTS: Readonly<Record<string, { readonly endpoint: Endpoint; readonly method: string }>> = {
  '/v1/chat/completions': { endpoint: 'chat', method: 'POST' },
  '/v1/models': { endpoint: 'models', method: 'GET' },
  '/health': { endpoint: 'health', method: 'GET' },
};

/** The endpoint a request is for. A lane's function answers its own lane's paths only. */
export function endpointOf({ method, path }: Pick<RouterRequest, 'method' | 'path'>, lane: Lane): Endpoint {
  const prefix = LANE_PREFIX[lane];
  const found = path.startsWith(prefix) && Object.entries(ENDPOINTS).find(([end]) => prefix + end === path);
  if (!found) throw new ApiError('not_found');
  if (found[1].method !== method) throw new ApiError('method_not_allowed');
  return found[1].endpoint;
}
