import { type Endpoint, endpointsOn } from '../../../policy/endpoints';
import { LANES, type Lane } from '../../../policy/lane';
import { ApiError } from '../contract/api-error';
import type { RouterRequest } from '../contract/http';
import { unknownPath } from './unknown-path';

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
  const asked = path.replace(/\/$/, '');
  const found = endpointsOn(lane).find((row) => row.path === asked);
  if (!found) throw unknownPath(path, lane, lanes);
  if (found.method !== method) {
    const message = `${asked} takes ${found.method} requests only. Send ${found.method} instead of the method of this request.`;
    throw new ApiError('method_not_allowed', message, null, { allow: found.method });
  }
  return found.endpoint;
}
