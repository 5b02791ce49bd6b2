import type { AuthorizerConfig } from './config/authorizer-config';

/** One statement of the policy that API Gateway evaluates for a request. */
export interface PolicyStatement {
  readonly Action: 'execute-api:Invoke';
  readonly Effect: 'Allow' | 'Deny';
  readonly Resource: string[];
}

/**
 * The policy of a caller. It allows every request of each of the caller's lanes and not only the current one, so that
 * it is right for every request of the credential. It allows unknown paths too: the lane's router refuses those with
 * a reason. It denies all other lanes, so that no resource policy can admit the caller there.
 *
 * The path patterns of the open lane also match paths of the sealed lane. A caller that may not use all bearer lanes
 * therefore gets only the patterns that match no other lane. A denial alone would not do, because a client can write
 * the same path in ways that the denied pattern does not match, such as `//sealed`.
 *
 * @param methodArn the method of the current request: `arn:…:<api id>/<stage>/GET/v1/models`
 */
export function methodPolicy(
  methodArn: string,
  { routes, signedRequests }: Pick<AuthorizerConfig, 'routes' | 'signedRequests'>,
  lanes: AuthorizerConfig['callers'][number]['lanes'],
): readonly PolicyStatement[] {
  const stage = methodArn.split('/').slice(0, 2).join('/');
  const arns = (requests: readonly string[]) => requests.map((request) => `${stage}/${request}`);
  const own = routes.filter(({ lane }) => lanes.includes(lane));
  const others = routes.filter(({ lane }) => !lanes.includes(lane));
  const allowed = own.flatMap((lane) => (others.length > 0 ? lane.ownRequests : lane.requests));
  const denied = [...others.flatMap(({ ownRequests }) => ownRequests), ...signedRequests];
  return [statement('Allow', arns(allowed)), statement('Deny', arns(denied))].filter(
    ({ Resource }) => Resource.length > 0,
  );
}

function statement(Effect: PolicyStatement['Effect'], Resource: string[]): PolicyStatement {
  return { Action: 'execute-api:Invoke', Effect, Resource };
}
