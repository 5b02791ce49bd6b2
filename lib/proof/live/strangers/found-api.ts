import type { Claim } from '../../claim';
import { idsOf, type Own } from './own-things';
import { strangersClaim } from './strangers-claim';
import type { Unread } from './unread';

/** What API Gateway has at the API of the deployment, and leads to it. */
export interface FoundApi {
  readonly deployments: readonly string[];
  readonly stages: readonly string[];
  readonly authorizers: readonly string[];
  /** The endpoints from which it has names of its own. */
  readonly endpoints: readonly string[];
  /** Usage plans with stages of the API: API keys belong to them. */
  readonly usagePlans: readonly string[];
  /** Custom domain names that lead to the API. */
  readonly domains: readonly string[];
}

/** The API has the stages, the authorizers and the names that the stacks give it. */
export function apiClaim(own: Own, found: Partial<FoundApi>, unread: readonly Unread[]): Claim {
  const { clients, imports } = own.deployment;
  const known = (type: string) => idsOf(own, `AWS::${type}`);
  const ways = [
    ...known('EC2::VPCEndpoint'),
    ...imports.endpoints.filter(({ service }) => service === 'execute-api').map(({ id }) => id),
    ...clients.endpoints,
  ];
  const rows: readonly (readonly [
    what: string,
    found: readonly string[] | undefined,
    known: readonly string[],
  ])[] = [
    ['deployment', found.deployments, known('ApiGateway::Deployment')],
    ['stage', found.stages, known('ApiGateway::Stage')],
    ['authorizer', found.authorizers, known('ApiGateway::Authorizer')],
    ['association with the endpoint', found.endpoints, ways],
    ['usage plan with a stage', found.usagePlans, []],
    ['domain name', found.domains, []],
  ];
  const strangers = rows.flatMap(([what, ids = [], expected]) =>
    ids.filter((id) => !expected.includes(id)).map((id) => `${what} ${id} of the API`),
  );
  return strangersClaim(
    'live.api',
    'the API has no deployment, stage, authorizer, endpoint, usage plan or domain name that no stack made',
    strangers,
    unread,
    known('ApiGateway::RestApi'),
  );
}
