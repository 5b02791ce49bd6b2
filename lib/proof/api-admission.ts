import { type Api, type ApiMethod, apiRequest } from './api';
import { evaluate, type IamDecision, permits } from './iam/evaluate';
import { everything, type Statement } from './iam/policy-document';
import type { Principal } from './iam/principal';
import type { IamRequest } from './iam/statement';
import type { InterfaceEndpoint } from './network/endpoints';
import type { Scene } from './scene';
import { Undecided } from './undecided';

// What the API's own policy and the policy of its VPC endpoint decide about a request.

/** A request of one method, and the policies it passes. */
export interface Way {
  readonly method: ApiMethod;
  /** The ARN of the request; with a wildcard, of every request that matches. */
  readonly request: string;
  readonly api: Api;
  readonly endpoint: InterfaceEndpoint;
  readonly account: string;
}

/** Both policies must refuse the principal, each without the other. */
export function admissions(way: Way, principal: Principal): readonly string[] {
  const request = apiRequest(way.request, principal, way.endpoint.id);
  const decision = byApi(way, request);
  return [
    ...(way.endpoint.imported || permits(way.endpoint.policy, request) === false
      ? []
      : [`${way.endpoint.id} may admit it`]),
    ...(decision.endsWith('denied') ? [] : [`the API’s policy: ${decision}`]),
  ];
}

/**
 * Through the deployment's endpoint the request must pass its policy. The policies of other endpoints are not in the
 * templates, so only the API's policy is evaluated for them.
 */
export function refusals(way: Way, principal: Principal, others: readonly string[]): readonly string[] {
  const answers = [
    [way.endpoint.id, way.endpoint.policy] as const,
    ...others.map((id) => [id, undefined] as const),
  ].map(([from, policy]) => [from, byApi(way, apiRequest(way.request, principal, from), policy)] as const);
  return answers
    .filter(([, answer]) => answer !== 'allowed')
    .map(([from, answer]) => `through ${from}: ${answer}`);
}

/** The decision for a principal whose own account allows everything. */
export function byApi(
  { api, account }: Way,
  request: IamRequest,
  endpoint?: readonly Statement[],
): IamDecision {
  return evaluate(request, {
    identity: [everything('the caller’s own account')],
    resource: { statements: api.policy },
    endpoint,
    resourceAccount: account,
  });
}

export function apiEndpoint({ endpoints }: Scene): InterfaceEndpoint {
  const [endpoint, ...more] = endpoints.filter(({ service }) => service === 'execute-api');
  if (!endpoint || more.length > 0) throw new Undecided('the VPC has no endpoint of execute-api, or several');
  return endpoint;
}

export function principalOf(arn: string): Principal {
  const [, account = '', kind] = /:iam::(\d{12}):(role|user)\//.exec(arn) ?? [];
  return { kind: kind === 'user' ? 'user' : 'role', arn, account };
}
