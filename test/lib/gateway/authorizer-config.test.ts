import { authorizerConfigFor } from '../../../lib/gateway/authorizer-config';
import { routerConfigFor } from '../../../lib/gateway/router-config';
import { planOf } from '../../../lib/plan/plan';
import { bearerDeployment } from './bearer';

const OIDC = { issuer: 'https://login.example.eu/realms/bank', audience: 'llm', callerClaim: 'azp' };
const deployment = bearerDeployment();
if (!deployment.bearer) throw new Error('no bearer lanes');
const config = authorizerConfigFor(planOf(deployment), deployment.bearer);

test('the authorizer knows the callers that have a bearer credential, and no others', () => {
  expect(config.callers.map(({ name }) => name)).toEqual(['claims', 'records']);
});

test('a caller has the bearer lanes on which the route table allows some request', () => {
  expect(config.callers.map(({ name, lanes }) => [name, lanes])).toEqual([
    ['claims', ['open']],
    ['records', []],
  ]);
});

test('what it demands of a token is what the deployment says', () => {
  const strict = bearerDeployment({
    oidc: { ...OIDC, audienceClaim: 'scope', tokenType: 'at+jwt', maxLifetimeMinutes: 15 },
  });
  if (!strict.bearer) throw new Error('no bearer lanes');
  const { oidc } = authorizerConfigFor(planOf(strict), strict.bearer);
  expect(oidc).toMatchObject({ audienceClaim: 'scope', tokenType: 'at+jwt', maxLifetimeMinutes: 15 });
});

test('its configuration contains the methods of bearer lanes only', () => {
  expect(config.routes.map(({ lane }) => lane)).toEqual(['open']);
});

test('its configuration contains no principal: IAM callers do not reach it', () => {
  expect(JSON.stringify(config)).not.toContain(':role/');
});

test('each router has the callers of its lane, by the credential that its lane accepts', () => {
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
