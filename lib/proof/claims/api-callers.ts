import { type Api, type ApiMethod, apiOf, apiRequest } from '../api';
import { type Claim, claim } from '../claim';
import { ABSENT } from '../iam/context';
import { evaluate, type IamDecision, permits } from '../iam/evaluate';
import { everything, type Statement } from '../iam/policy-document';
import type { Principal } from '../iam/principal';
import type { IamRequest } from '../iam/statement';
import type { InterfaceEndpoint } from '../network/endpoints';
import type { Scene } from '../scene';
import { Undecided } from '../undecided';

/** An endpoint of nobody the deployment knows. */
const ANOTHER_ENDPOINT = 'vpce-0123456789abcdef0';
const ANONYMOUS: Principal = { kind: 'anonymous' };

/** Who gets as far as the API's methods, and by which way: the endpoint's policy and the API's own. */
export function apiCallerClaims(scene: Scene): readonly Claim[] {
  const { deployment } = scene;
  const known = [deployment.account, ...deployment.clients.accounts];
  return [
    check(
      scene,
      'api.anonymous',
      'a request nobody signed, bearer token or not, is refused where a signature is asked',
      {
        of: signed,
        against: (way) => letIn(way, ANONYMOUS),
      },
    ),
    check(scene, 'api.foreign-account', 'a principal of an account the deployment does not name is refused', {
      of: signed,
      against: (way) => letIn(way, roleIn(scene, strangerTo(known))),
    }),
    check(
      scene,
      'api.other-endpoint',
      'a request by no endpoint, or by one not named, is explicitly denied',
      {
        of: () => true,
        against: (way) =>
          [ANOTHER_ENDPOINT, ABSENT].flatMap((from) => {
            const answer = byApi(way, apiRequest(way.request, roleIn(scene, deployment.account), from));
            return answer === 'explicitly denied' ? [] : [`by ${from ?? 'no endpoint'}: ${answer}`];
          }),
      },
    ),
    check(scene, 'api.bearer', 'where bearer credentials are taken, the authorizer alone lets anybody in', {
      of: (method) => !signed(method),
      against: (way) => {
        const unsigned = apiRequest(way.request, ANONYMOUS, way.endpoint.id);
        // Not every path: the endpoint's `*` for the API's id may reach into a path that repeats a denied one.
        const example = apiRequest(way.request.replace('*', 'any-path'), ANONYMOUS, way.endpoint.id);
        const ofTheAccount = apiRequest(way.request, roleIn(scene, deployment.account), way.endpoint.id);
        return [
          ...(permits(way.endpoint.policy, example) === true
            ? []
            : ['the endpoint lets no credential through']),
          ...(permits(way.api.policy, unsigned) === false ? [] : ['the API’s policy allows it to anybody']),
          ...(permits(way.api.policy, ofTheAccount) === false
            ? []
            : ['the API’s policy allows it to its account']),
        ];
      },
    }),
    check(scene, 'api.callers', 'the principals of every caller get through by every endpoint named', {
      of: signed,
      against: (way) =>
        deployment.callers.flatMap(({ name, principals }) =>
          principals
            .map(principalOf)
            .flatMap((principal) => refusals(way, principal, deployment.clients.endpoints))
            .map((found) => `${name}: ${found}`),
        ),
    }),
  ];
}

/** One method, a request of it, and what that passes. */
interface Way {
  readonly method: ApiMethod;
  /** Its ARN; with a wildcard, all that match. */
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
          (found) => `${method.words}, asked as ${request}: ${found}`,
        ),
      ),
      looked: methods.length > 0 ? methods.map((method) => method.words) : ['no such method'],
    };
  });
}

const signed = ({ authorization }: ApiMethod) => authorization !== 'CUSTOM';

/** Either policy alone that lets it in is one too many. */
function letIn(way: Way, principal: Principal): readonly string[] {
  const asked = apiRequest(way.request, principal, way.endpoint.id);
  const answer = byApi(way, asked);
  return [
    ...(permits(way.endpoint.policy, asked) === false ? [] : [`${way.endpoint.id} may let it through`]),
    ...(answer.endsWith('denied') ? [] : [`by the API’s policy it is ${answer}`]),
  ];
}

/** By our endpoint under its policy; by somebody else's under theirs, which is not in the templates. */
function refusals(way: Way, principal: Principal, others: readonly string[]): readonly string[] {
  const answers = [
    [way.endpoint.id, way.endpoint.policy] as const,
    ...others.map((id) => [id, undefined] as const),
  ].map(([from, policy]) => [from, byApi(way, apiRequest(way.request, principal, from), policy)] as const);
  return answers
    .filter(([, answer]) => answer !== 'allowed')
    .map(([from, answer]) => `by ${from} is ${answer}`);
}

/** A principal whose own account lets it do everything. */
function byApi({ api, account }: Way, asked: IamRequest, endpoint?: readonly Statement[]): IamDecision {
  return evaluate(asked, {
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

const roleIn = ({ world }: Scene, account: string): Principal => ({
  kind: 'role',
  arn: `arn:${world.templates.partition}:iam::${account}:role/any-role`,
  account,
});

/** An account number that is not one of these. */
function strangerTo(known: readonly string[]): string {
  const candidates = known.map((_, index) => String(999_999_999_999 - index));
  return ['100000000001', ...candidates].find((account) => !known.includes(account)) ?? '100000000002';
}

function principalOf(arn: string): Principal {
  const [, account = '', kind] = /:iam::(\d{12}):(role|user)\//.exec(arn) ?? [];
  return { kind: kind === 'user' ? 'user' : 'role', arn, account };
}
