import type { AuthorizerConfig } from './config/authorizer-config';

/** One statement of the policy API Gateway evaluates, and keeps, for a credential. */
export interface PolicyStatement {
  readonly Action: 'execute-api:Invoke';
  readonly Effect: 'Allow' | 'Deny';
  readonly Resource: string[];
}

/**
 * What a caller may call: every method of each of its lanes, not only the one asked for, since the gateway keeps
 * the policy for the credential and asks again only when it has run out. The other lanes are denied outright, so
 * that no resource policy could let the caller in beside this one.
 *
 * @param methodArn the method asked for: `arn:…:<api id>/<stage>/GET/v1/models`
 */
export function methodPolicy(
  methodArn: string,
  routes: AuthorizerConfig['routes'],
  lanes: AuthorizerConfig['callers'][number]['lanes'],
): readonly PolicyStatement[] {
  const stage = methodArn.split('/').slice(0, 2).join('/');
  const arns = (allowed: boolean) =>
    routes
      .filter(({ lane }) => lanes.includes(lane) === allowed)
      .flatMap((each) => each.routes.map(({ method, path }) => `${stage}/${method}${path}`));
  return [statement('Allow', arns(true)), statement('Deny', arns(false))].filter(
    ({ Resource }) => Resource.length > 0,
  );
}

function statement(Effect: PolicyStatement['Effect'], Resource: string[]): PolicyStatement {
  return { Action: 'execute-api:Invoke', Effect, Resource };
}
