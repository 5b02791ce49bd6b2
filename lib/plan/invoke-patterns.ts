import { ENDPOINTS } from '../../policy/endpoints';
import { LANE_PREFIX, type Lane } from '../../policy/lane';

/** What `ANY` stands for (API Gateway developer guide, "Set up an HTTP method", read 2026-11). */
const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const;

/**
 * The requests of a lane as policies name them: `GET/v1/*`, the part of a method's ARN behind the stage. API
 * Gateway asks a policy about the path as it was sent, with its trailing slash, not about the declared route; so a
 * policy that lists declared routes refuses `/v1/models/`. A `*` stands for slashes too, so each method is written
 * out: a method of `*` would also stand for `GET/sealed`.
 *
 * @param apartFrom lanes no pattern may cover. The open lane's prefix contains the sealed lane's; apart from it, the
 * open lane is what lies below its own first path parts, and other unknown paths are refused by the policy.
 */
export function invokePatterns(lane: Lane, apartFrom: readonly Lane[] = []): readonly string[] {
  const prefix = LANE_PREFIX[lane];
  const contains = apartFrom.some((other) => other !== lane && LANE_PREFIX[other].startsWith(`${prefix}/`));
  const paths = contains ? BELOW_FIRST_PARTS : ['/*'];
  return METHODS.flatMap((method) => paths.map((path) => `${method}${prefix}${path}`));
}

/** Every path below the first part of an endpoint's path: `/v1/*`, and `/health*` where that is the whole path. */
const BELOW_FIRST_PARTS = [
  ...new Set(Object.values(ENDPOINTS).map(({ path }) => path.replace(/^(\/[^/]+)(\/?).*$/, '$1$2*'))),
];
