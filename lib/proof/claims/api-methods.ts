import type { Lane } from '../../../policy/lane';
import { isBearerLane } from '../../config/bearer';
import { type Api, type ApiMethod, apiOf } from '../api';
import { type Claim, claim } from '../claim';
import { methodsOf } from '../expected/gateway/paths';
import type { Scene } from '../scene';

/** What the API does with a request that got to it: ask who is calling, and hand it to the lane's own router. */
export function apiMethodClaims(scene: Scene): readonly Claim[] {
  const check = (id: string, words: string, against: (api: Api) => readonly string[]) =>
    claim(id, words, () => {
      const api = apiOf(scene.world);
      return { against: against(api), looked: api.methods.map((method) => method.words) };
    });
  return [
    check('api.paths', 'the API has the methods its lanes need, and no other', (api) => paths(scene, api)),
    check('api.methods', 'every method authenticates its caller, the way its lane does', ({ methods }) =>
      methods
        .filter((method) => !authenticates(scene, method))
        .map(({ words, authorization }) => `${words} is authorized by ${authorization}`),
    ),
    check('api.lanes', 'every method of a lane’s paths is answered by that lane’s router', ({ methods }) =>
      methods.flatMap((method) => {
        const lane = laneOf(method.path);
        const router = scene.lanes.find((one) => one.lane === lane)?.function.symbol;
        return router !== undefined && method.function === router
          ? []
          : [`${method.words} is answered by ${method.function ?? 'nothing'}, not by the ${lane} lane`];
      }),
    ),
    check('api.only-way-in', 'a router is invoked by the API’s own methods only', ({ arn }) =>
      strangersAtRouters(scene, arn),
    ),
  ];
}

function paths({ lanes }: Scene, { methods }: Api): readonly string[] {
  const expected = lanes.flatMap(({ lane }) => methodsOf(lane));
  const there = methods.map(({ words }) => words);
  return [
    ...expected.filter((words) => !there.includes(words)).map((words) => `${words} is missing`),
    ...there
      .filter((words, index) => !expected.includes(words) || there.indexOf(words) !== index)
      .map((words) => `${words} is not expected`),
  ];
}

const laneOf = (path: string): Lane => (path.startsWith('/sealed/') ? 'sealed' : 'open');

/**
 * `AWS_IAM` answers an unsigned request with 403 before anything else; a bearer token is no signature (API Gateway
 * developer guide, "How API Gateway resource policies affect authorization workflow"). An authorizer stands only
 * where the deployment says that the lane takes what it knows.
 */
function authenticates({ world, deployment }: Scene, { symbol, path, authorization }: ApiMethod): boolean {
  if (!isBearerLane(deployment, laneOf(path))) return authorization === 'AWS_IAM';
  if (authorization !== 'CUSTOM') return false;
  const authorizer = world.named(symbol).text('AuthorizerId');
  return world.ofType('AWS::ApiGateway::Authorizer').some((one) => one.symbol === authorizer);
}

function strangersAtRouters({ world, lanes }: Scene, apiArn: string): readonly string[] {
  return world
    .ofType('AWS::Lambda::Permission')
    .filter((permission) =>
      lanes.some(({ function: router }) => permission.text('FunctionName').includes(router.symbol)),
    )
    .filter(
      (permission) =>
        permission.get('Principal') !== 'apigateway.amazonaws.com' ||
        !String(permission.get('SourceArn')).startsWith(`${apiArn}/`),
    )
    .map(({ symbol }) => `${symbol} lets somebody else invoke a router`);
}
