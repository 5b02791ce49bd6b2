import type { AuthorizerConfig } from './config/authorizer-config';

/** One statement of the policy API Gateway evaluates, and keeps, for a credential. */
export interface PolicyStatement {
  readonly Action: 'execute-api:Invoke';
  readonly Effect: 'Allow' | 'Deny';
  readonly Resource: string[];
}

/**
 * What a caller may call: every request of each of its lanes, not only the one asked for, since the gateway keeps
 * the policy for the credential and asks again only when it has run out. Unknown paths are among them: the lane's
 * router refuses those and says why. All other lanes are denied outright, so that no resource policy could let the
 * caller in beside this one.
 *
 * The open lane's paths contain those of the sealed lane. A caller that has not all bearer lanes gets only what can
 * be no other lane's, because the path that was sent may be written in ways no denial foresees, such as `//sealed`.
 *
 * @param methodArn the method asked for: `arn:…:<api id>/<stage>/GET/v1/models`
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
