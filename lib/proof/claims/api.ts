import { LANE_PREFIX } from '../../gateway/routes';
import { type Api, type ApiMethod, apiOf } from '../api';
import { type Claim, claim } from '../claim';
import { ABSENT } from '../iam/context';
import { allows, evaluate, permits } from '../iam/evaluate';
import { everything } from '../iam/policy-document';
import type { Principal } from '../iam/principal';
import type { Request } from '../iam/statement';
import type { InterfaceEndpoint } from '../network/endpoints';
import type { Scene } from '../scene';
import { Undecided } from '../undecided';

const ELSEWHERE = 'vpce-0123456789abcdef0';

/** Who gets as far as a router, and by which way. */
export function apiClaims(scene: Scene): readonly Claim[] {
  const { deployment } = scene;
  const { account } = deployment;
  const known = [account, ...deployment.clients.accounts];
  const check = (
    id: string,
    words: string,
    against: (api: Api, endpoint: InterfaceEndpoint) => readonly string[],
  ) =>
    claim(id, words, () => {
      const api = apiOf(scene.world);
      return { against: against(api, apiEndpoint(scene)), looked: api.methods.map((method) => method.words) };
    });

  return [
    check('api.methods', 'every method takes signed requests only, or has an authorizer', ({ methods }) =>
      methods
        .filter((method) => !authenticates(scene, method))
        .map(({ words, authorization }) => `${words} is authorized by ${authorization}`),
    ),
    check('api.lanes', 'every method of a lane’s paths is answered by that lane’s router', ({ methods }) =>
      methods.flatMap((method) => {
        const lane = method.path.startsWith(`${LANE_PREFIX.sealed}/`) ? 'sealed' : 'open';
        const router = scene.lanes.find((one) => one.lane === lane)?.function.symbol;
        return router !== undefined && method.function === router
          ? []
          : [`${method.words} is answered by ${method.function ?? 'nothing'}, not by the ${lane} lane`];
      }),
    ),
    check('api.only-way-in', 'a router is invoked by the API’s own methods only', (api) =>
      strangersAtRouters(scene, api),
    ),
    check(
      'api.anonymous',
      'a request nobody signed, a bearer token in it or not, is refused by endpoint and API policy alike',
      (api, endpoint) =>
        signedMethods(api).flatMap((method) =>
          admitted(api, endpoint, request(method, { kind: 'anonymous' }, endpoint.id), account),
        ),
    ),
    check(
      'api.foreign-account',
      'a principal of an account the deployment does not name is refused by endpoint and API policy alike',
      (api, endpoint) =>
        signedMethods(api).flatMap((method) =>
          admitted(api, endpoint, request(method, role(scene, strangerTo(known)), endpoint.id), account),
        ),
    ),
    check(
      'api.other-endpoint',
      'a request by no endpoint, or by one not named, is explicitly denied',
      ({ methods, policy }) =>
        methods.flatMap((method) =>
          [ELSEWHERE, ABSENT].flatMap((from) => {
            const asked = request(method, role(scene, account), from);
            const answer = evaluate(asked, {
              ...signedIn,
              resource: { statements: policy },
              resourceAccount: account,
            });
            return answer === 'explicitly denied'
              ? []
              : [`${method.words} by ${from ?? 'no endpoint'} is ${answer}`];
          }),
        ),
    ),
    check(
      'api.callers',
      'every principal of a caller that its own account allows gets through by every endpoint named',
      (api, endpoint) =>
        deployment.callers.flatMap(({ name, principals }) =>
          principals.map(principalOf).flatMap((principal) =>
            api.methods.flatMap((method) => {
              const ways = [
                { from: endpoint.id, endpoint: endpoint.policy },
                ...deployment.clients.endpoints.map((from) => ({ from, endpoint: undefined })),
              ];
              return ways
                .filter(
                  (way) =>
                    !allows(request(method, principal, way.from), {
                      ...signedIn,
                      endpoint: way.endpoint,
                      resource: { statements: api.policy },
                      resourceAccount: account,
                    }),
                )
                .map((way) => `${name} is refused ${method.words} by ${way.from}`);
            }),
          ),
        ),
    ),
  ];
}

/** A principal whose own account lets it do everything. */
const signedIn = { identity: [everything('the caller’s own account')] };

const signedMethods = ({ methods }: Api) => methods.filter(({ authorization }) => authorization !== 'CUSTOM');

/** Either policy alone letting it through is one too many. */
function admitted(api: Api, endpoint: InterfaceEndpoint, asked: Request, account: string): readonly string[] {
  const byApi = evaluate(asked, {
    ...signedIn,
    resource: { statements: api.policy },
    resourceAccount: account,
  });
  return [
    ...(permits(endpoint.policy, asked) === false
      ? []
      : [`${endpoint.id} may let ${asked.resource} through`]),
    ...(byApi.endsWith('denied') ? [] : [`the API’s policy: ${asked.resource} is ${byApi}`]),
  ];
}

/**
 * `AWS_IAM` answers an unsigned request with 403 before anything else; a bearer token is no signature (API Gateway
 * developer guide, "How API Gateway resource policies affect authorization workflow").
 */
function authenticates({ world }: Scene, { symbol, authorization }: ApiMethod): boolean {
  if (authorization === 'AWS_IAM') return true;
  if (authorization !== 'CUSTOM') return false;
  const authorizer = world.named(symbol).text('AuthorizerId');
  return world.ofType('AWS::ApiGateway::Authorizer').some((one) => one.symbol === authorizer);
}

function strangersAtRouters({ world, lanes }: Scene, { arn }: Api): readonly string[] {
  const routers = lanes.map(({ function: router }) => router.symbol);
  const ours = (target: string) => routers.some((router) => target.endsWith(router));
  return world
    .ofType('AWS::Lambda::Permission')
    .filter((permission) => ours(permission.text('FunctionName')))
    .filter(
      (permission) =>
        permission.get('Principal') !== 'apigateway.amazonaws.com' ||
        !String(permission.get('SourceArn')).startsWith(`${arn}/`),
    )
    .map(({ symbol }) => `${symbol} lets somebody else invoke a router`);
}

function apiEndpoint({ endpoints }: Scene): InterfaceEndpoint {
  const [endpoint, ...more] = endpoints.filter(({ service }) => service === 'execute-api');
  if (!endpoint || more.length > 0) throw new Undecided('the VPC has no endpoint of execute-api, or several');
  return endpoint;
}

/** An unsigned request has no principal ARN; its account reads `anonymous` (IAM user guide, global keys). */
function request(method: ApiMethod, principal: Principal, from: string | typeof ABSENT): Request {
  return {
    principal,
    action: 'execute-api:Invoke',
    resource: method.arn,
    context: {
      'aws:PrincipalArn': 'arn' in principal ? principal.arn : ABSENT,
      'aws:PrincipalAccount': 'arn' in principal ? principal.account : 'anonymous',
      'aws:SourceVpce': from,
      'aws:SecureTransport': 'true',
    },
  };
}

const role = ({ world }: Scene, account: string): Principal => ({
  kind: 'role',
  arn: `arn:${world.templates.partition}:iam::${account}:role/any-role`,
  account,
});

/** An account number that is not one of these. */
const strangerTo = (known: readonly string[]) =>
  ['999999999999', '888888888888', ...known.map((account) => account.replace(/^./, '7'))].find(
    (account) => !known.includes(account),
  ) ?? '';

function principalOf(arn: string): Principal {
  const [, account = '', kind] = /:iam::(\d{12}):(role|user)\//.exec(arn) ?? [];
  return { kind: kind === 'user' ? 'user' : 'role', arn, account };
}
