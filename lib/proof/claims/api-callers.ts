import { type ApiMethod, apiOf, apiRequest } from '../api';
import { admissions, apiEndpoint, byApi, principalOf, refusals, type Way } from '../api-admission';
import { type Claim, claim } from '../claim';
import { ABSENT } from '../iam/context';
import { permits } from '../iam/evaluate';
import type { Principal } from '../iam/principal';
import type { Scene } from '../scene';
import { roleIn } from '../strangers';

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
          // One example path instead of all: the endpoint's `*` for the API's id could match a path that repeats a
          // denied one.
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

/** An account number that is none of these. */
function strangerTo(known: readonly string[]): string {
  const candidates = known.map((_, index) => String(999_999_999_999 - index));
  return ['100000000001', ...candidates].find((account) => !known.includes(account)) ?? '100000000002';
}
