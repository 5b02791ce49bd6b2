import { type Api, type ApiMethod, apiOf, apiRequest } from '../api';
import { type Claim, claim } from '../claim';
import { ABSENT } from '../iam/context';
import { evaluate, type IamDecision, permits } from '../iam/evaluate';
import { everything, type Statement } from '../iam/policy-document';
import type { Principal } from '../iam/principal';
import type { IamRequest } from '../iam/statement';
import type { InterfaceEndpoint } from '../network/endpoints';
import type { Scene } from '../scene';
import { roleIn } from '../strangers';
import { Undecided } from '../undecided';

/** The id of a VPC endpoint that no deployment names. */
const ANOTHER_ENDPOINT = 'vpce-0123456789abcdef0';
const ANONYMOUS: Principal = { kind: 'anonymous' };

/** Who may call the API's methods, and through which endpoint, by the endpoint's policy and the API's own. */
export function apiCallerClaims(scene: Scene): readonly Claim[] {
  const { deployment } = scene;
  const known = [deployment.account, ...deployment.clients.accounts];
  const roleOf = (account: string) => roleIn(scene.world.templates.partition, account, 'any-role');
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
      'a principal of an account that the deployment does not name is refused',
      {
        of: signed,
        against: (way) => admissions(way, roleOf(strangerTo(known))),
      },
    ),
    check(
      scene,
      'api.other-endpoint',
      'a request through no VPC endpoint, or through one that the deployment does not name, is explicitly denied',
      {
        of: () => true,
        against: (way) =>
          [ANOTHER_ENDPOINT, ABSENT].flatMap((from) => {
            const decision = byApi(way, apiRequest(way.request, roleOf(deployment.account), from));
            return decision === 'explicitly denied' ? [] : [`through ${from ?? 'no endpoint'}: ${decision}`];
          }),
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
          // One example path instead of all: the endpoint's `*` for the API's id could match a path that repeats a denied one.
          const example = apiRequest(way.request.replace('*', 'any-path'), ANONYMOUS, way.endpoint.id);
          const ofTheAccount = apiRequest(way.request, roleOf(deployment.account), way.endpoint.id);
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

/** A request of one method, and the policies it passes. */
interface Way {
  readonly method: ApiMethod;
  /** The ARN of the request; with a wildcard, of every request that matches. */
  readonly request: string;
  readonly api: Api;
  readonly endpoint: InterfaceEndpoint;
  readonly account: string;
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

/** Both policies must refuse the principal, each without the other. */
function admissions(way: Way, principal: Principal): readonly string[] {
  const request = apiRequest(way.request, principal, way.endpoint.id);
  const decision = byApi(way, request);
  return [
    ...(permits(way.endpoint.policy, request) === false ? [] : [`${way.endpoint.id} may admit it`]),
    ...(decision.endsWith('denied') ? [] : [`the API’s policy: ${decision}`]),
  ];
}

/**
 * Through the deployment's endpoint the request must pass its policy. The policies of other endpoints are not in the
 * templates, so only the API's policy is evaluated for them.
 */
function refusals(way: Way, principal: Principal, others: readonly string[]): readonly string[] {
  const answers = [
    [way.endpoint.id, way.endpoint.policy] as const,
    ...others.map((id) => [id, undefined] as const),
  ].map(([from, policy]) => [from, byApi(way, apiRequest(way.request, principal, from), policy)] as const);
  return answers
    .filter(([, answer]) => answer !== 'allowed')
    .map(([from, answer]) => `through ${from}: ${answer}`);
}

/** The decision for a principal whose own account allows everything. */
function byApi({ api, account }: Way, request: IamRequest, endpoint?: readonly Statement[]): IamDecision {
  return evaluate(request, {
    identity: [everything('the caller’s own account')],
    resource: { statements: api.policy },
    endpoint,
    resourceAccount: account,
  });
}

function apiEndpoint({ endpoints }: Scene): InterfaceEndpoint {
  const [endpoint, ...more] = endpoints.filter(({ service }) => service === 'execute-api');
  if (!endpoint || more.length > 0) throw new Undecided('the VPC has no endpoint of execute-api, or several');
  return endpoint;
}

/** An account number that is none of these. */
function strangerTo(known: readonly string[]): string {
  const candidates = known.map((_, index) => String(999_999_999_999 - index));
  return ['100000000001', ...candidates].find((account) => !known.includes(account)) ?? '100000000002';
}

function principalOf(arn: string): Principal {
  const [, account = '', kind] = /:iam::(\d{12}):(role|user)\//.exec(arn) ?? [];
  return { kind: kind === 'user' ? 'user' : 'role', arn, account };
}
