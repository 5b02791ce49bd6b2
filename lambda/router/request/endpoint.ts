import { type Endpoint, endpointsOn, type LaneEndpoint } from '../../../policy/endpoints';
import { LANES, type Lane } from '../../../policy/lane';
import { ApiError } from '../contract/api-error';
import type { RouterRequest } from '../contract/http';
import { pathParameter } from './path-parameter';
import { unknownPath } from './unknown-path';

/** The endpoint of a request. */
export interface AskedEndpoint {
  readonly endpoint: Endpoint;
  /** What the path has in place of its parameter, decoded: text of the caller. @default the path has none */
  readonly parameter?: string;
}

/**
 * The endpoint of a request. A lane's router answers the paths of its own lane only. One slash at the end of a path
 * is ignored, as API Gateway and most servers of OpenAI's API do. Throws `not_found` or `method_not_allowed`.
 *
 * @param lanes the lanes of the deployment; an error names no other lane
 */
export function endpointOf(
  { method, path }: Pick<RouterRequest, 'method' | 'path'>,
  lane: Lane,
  lanes: readonly Lane[] = LANES,
): AskedEndpoint {
  const asked = path.replace(/\/$/, '');
  const rows = ROWS[lane];
  const found =
    rows.find((row) => row.path === asked) ??
    rows.find((row) => pathParameter(row.path, asked) !== undefined);
  if (!found) throw unknownPath(path, lane, lanes);
  if (found.method !== method) {
    const message = `${found.path} takes ${found.method} requests only. Send ${found.method} instead of the method of this request.`;
    throw new ApiError('method_not_allowed', message, null, { allow: found.method });
  }
  const parameter = pathParameter(found.path, asked);
  return { endpoint: found.endpoint, ...(parameter !== undefined && { parameter }) };
}

/** The endpoints of each lane, made once and not for each request. */
const ROWS: Readonly<Record<Lane, readonly LaneEndpoint[]>> = {
  open: endpointsOn('open'),
  sealed: endpointsOn('sealed'),
};
