import { type ApiMethod, apiOf, apiRequest } from '../api';
import { admissions, apiEndpoint, byApi, principalOf, refusals, type Way } from '../api-admission';
import { type Claim, claim } from '../claim';
import { ABSENT } from '../iam/context';
import { permits } from '../iam/evaluate';
import type { Statement } from '../iam/policy-document';
import type { Principal } from '../iam/principal';
import { mayCover } from '../iam/statement';
import { covers } from '../iam/wildcard';
import type { Scene } from '../scene';

const ANONYMOUS: Principal = { kind: 'anonymous' };

/** Who may call the API's methods, and through which endpoint, by the endpoint's policy and the API's own. */
export function apiCallerClaims(scene: Scene): readonly Claim[] {
  const { deployment } = scene;
  const known = [deployment.account, ...deployment.clients.accounts];
  const { partition } = scene.world.templates;
  const own: Principal = {
    kind: 'role',
    arn: `arn:${partition}:iam::${deployment.account}:role/any-role`,
    account: deployment.account,
  };
  return [
    check(
      scene,
      'api.anonymous',
      'an unsigned request, with or without a bearer token, is refused by every method that requires a signature',
      {
        of: signed,
        against: (way) => admissions(way, ANONYMOUS),
      },
    ),
    check(
      scene,
      'api.foreign-account',
      'the API and its endpoint admit signed requests of the accounts that the deployment names, and of no other',
      {
        of: signed,
        against: ({ api, endpoint, request }) => [
          ...foreignPrincipals(api.policy, known, partition),
          ...(endpoint.imported ? [] : foreignAccounts(endpoint.policy, known, request)),
        ],
      },
    ),
    check(
      scene,
      'api.other-endpoint',
      'a request through no VPC endpoint, or through one that the deployment does not name, is explicitly denied',
      {
        of: () => true,
        against: (way) => {
          const decision = byApi(way, apiRequest(way.request, own, ABSENT));
          return [
            ...(decision === 'explicitly denied' ? [] : [`through no endpoint: ${decision}`]),
            ...otherEndpoints(way, [way.endpoint.id, ...deployment.clients.endpoints]),
          ];
        },
      },
    ),
    check(
      scene,
      'api.bearer',
      'on a lane that accepts bearer credentials, only the authorizer admits a caller',
      {
        of: (method) => !signed(method),
        against: (way) => {
          const unsigned = apiRequest(way.request, ANONYMOUS, way.endpoint.id);
          // One example path instead of all: the endpoint's `*` for the API's id could match a path that repeats a
          // denied one.
          const example = apiRequest(way.request.replace('*', 'any-path'), ANONYMOUS, way.endpoint.id);
          const ofTheAccount = apiRequest(way.request, own, way.endpoint.id);
          return [
            ...(permits(way.endpoint.policy, example) === true
              ? []
              : ['the endpoint refuses requests with a bearer credential']),
            ...(permits(way.api.policy, unsigned) === false
              ? []
              : ['the API’s policy allows it to every caller']),
            ...(permits(way.api.policy, ofTheAccount) === false
              ? []
              : ['the API’s policy allows it to the whole account']),
          ];
        },
      },
    ),
    check(
      scene,
      'api.callers',
      'the principals of every caller are admitted through every endpoint that the deployment names',
      {
        of: signed,
        against: (way) =>
          deployment.callers.flatMap(({ name, principals }) =>
            principals
              .map(principalOf)
              .flatMap((principal) => refusals(way, principal, deployment.clients.endpoints))
              .map((found) => `${name}: ${found}`),
          ),
      },
    ),
  ];
}

interface MethodCheck {
  readonly of: (method: ApiMethod) => boolean;
  readonly against: (way: Way) => readonly string[];
}

function check(scene: Scene, id: string, words: string, { of, against }: MethodCheck): Claim {
  return claim(id, words, () => {
    const api = apiOf(scene.world);
    const endpoint = apiEndpoint(scene);
    const methods = api.methods.filter(of);
    const ways = methods.flatMap((method) => method.requests.map((request) => ({ method, request })));
    return {
      against: ways.flatMap(({ method, request }) =>
        against({ method, request, api, endpoint, account: scene.deployment.account }).map(
          (found) => `${method.words}, requested as ${request}: ${found}`,
        ),
      ),
      looked: methods.length > 0 ? methods.map((method) => method.words) : ['no such method'],
    };
  });
}

const signed = ({ authorization }: ApiMethod) => authorization !== 'CUSTOM';

/** Principals of an API's policy that are not the accounts of these numbers. */
function foreignPrincipals(
  policy: readonly Statement[],
  accounts: readonly string[],
  partition: string,
): readonly string[] {
  const roots = accounts.map((account) => `arn:${partition}:iam::${account}:root`);
  return policy
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ sid, principals = {} }) =>
      Object.values(principals)
        .flat()
        .filter((name) => !roots.includes(name))
        .map((name) => `the API’s policy, statement ${sid}: ${name}`),
    );
}

/** Accounts that the endpoint admits to a signed request and that are not these. */
function foreignAccounts(
  policy: readonly Statement[],
  accounts: readonly string[],
  request: string,
): readonly string[] {
  if (policy.some((one) => deniesOthers(one, request, 'aws:PrincipalAccount', accounts))) return [];
  return policy
    .filter((one) => one.effect === 'Allow' && mayCover(one, request))
    .flatMap(({ sid, conditions }) => {
      const named = conditions.find(({ key }) => key === 'aws:PrincipalAccount');
      const admitted = named?.operator === 'StringEquals' ? named.values : ['every account'];
      return admitted
        .filter((account) => !accounts.includes(account))
        .map((account) => `the endpoint’s policy, statement ${sid}: ${account}`);
    });
}

/** Endpoints, besides these, that no denial of the API's policy excludes. */
function otherEndpoints({ api, request }: Way, endpoints: readonly string[]): readonly string[] {
  return api.policy.some((one) => deniesOthers(one, request, 'aws:SourceVpce', endpoints))
    ? []
    : [`no denial excludes every endpoint but ${endpoints.join(', ')}`];
}

/** Whether a statement denies this request to everybody, unless this key has one of these values. */
const deniesOthers = (
  { effect, principals = {}, actions, resources, conditions }: Statement,
  request: string,
  key: string,
  values: readonly string[],
) =>
  effect === 'Deny' &&
  (principals.AWS ?? []).includes('*') &&
  !actions.except &&
  actions.patterns.includes('execute-api:Invoke') &&
  !resources.except &&
  resources.patterns.some((pattern) => covers(pattern, request)) &&
  conditions.every(
    (one) =>
      one.operator === 'StringNotEquals' &&
      one.key === key &&
      one.values.every((value) => values.includes(value)),
  );
