import { authorizerConfigFor } from '../../../lib/gateway/authorizer-config';
import { routerConfigFor } from '../../../lib/gateway/router-config';
import { planOf } from '../../../lib/plan/plan';
import { bearerDeployment } from './bearer';

const deployment = bearerDeployment();
if (!deployment.bearer) throw new Error('no bearer lanes');
const config = authorizerConfigFor(planOf(deployment), deployment.bearer);

test('the authorizer knows the callers that have a bearer credential, and no others', () => {
  expect(config.callers.map(({ name }) => name)).toEqual(['claims', 'records']);
});

test('a caller has the bearer lanes on which the route table answers it', () => {
  expect(config.callers.map(({ name, lanes }) => [name, lanes])).toEqual([
    ['claims', ['open']],
    ['records', []],
  ]);
});

test('it knows the methods of bearer lanes only', () => {
  expect(config.routes.map(({ lane }) => lane)).toEqual(['open']);
});

test('it knows no principal: IAM is not its matter', () => {
  expect(JSON.stringify(config)).not.toContain(':role/');
});

test('each router knows the callers of its lane, by the credential its lane takes', () => {
  const of = (lane: 'open' | 'sealed') => {
    const { authentication, callers } = routerConfigFor(planOf(deployment), lane);
    return [
      authentication,
      callers.map(({ name, principals }) => `${name}: ${principals?.length ?? 'none'}`),
    ];
  };
  expect([of('open'), of('sealed')]).toEqual([
    ['bearer', ['claims: none', 'records: none']],
    ['iam', ['claims: 1', 'records: 1', 'batch: 1']],
  ]);
});
