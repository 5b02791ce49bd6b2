import fc from 'fast-check';
import { methodPolicy } from '../../../lambda/authorizer/method-policy';
import { authorizerConfigFor } from '../../../lib/gateway/authorizer-config';
import { planOf } from '../../../lib/plan/plan';
import { covers } from '../../../lib/proof/iam/wildcard';
import type { Lane } from '../../../policy/lane';
import { bearerDeployment } from '../../lib/gateway/bearer';

const API = 'arn:aws:execute-api:eu-central-1:111122223333:a1b2c3/llm';

/** The authorizer's own configuration of a deployment whose lanes of these names take bearer credentials. */
function configOf(lanes: Lane[]) {
  const deployment = bearerDeployment({ lanes });
  if (!deployment.bearer) throw new Error('no bearer lanes');
  return authorizerConfigFor(planOf(deployment), deployment.bearer);
}
const BOTH = configOf(['open', 'sealed']);
const OPEN = configOf(['open']);

const policy = (lanes: Lane[], config = BOTH, asked = 'GET/v1/models') =>
  methodPolicy(`${API}/${asked}`, config, lanes);

/** As API Gateway evaluates it: denied outright, allowed, or allowed by nothing. */
function admits(lanes: Lane[], request: string, config = BOTH): boolean {
  const effects = policy(lanes, config)
    .filter(({ Resource }) => Resource.some((pattern) => covers(pattern, `${API}/${request}`)))
    .map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}

test("a policy allows every request of the caller's lanes, whatever the current request", () => {
  const lanes: Lane[] = ['open', 'sealed'];
  expect(policy(lanes)).toEqual(policy(lanes, BOTH, 'POST/sealed/v1/chat/completions'));
});

describe.each([
  'GET/v1/models',
  'GET/v1/models/',
  'POST/v1/chat/completions',
  'POST/v1/chat/completions/',
  'GET/health',
  'GET/v1/chat/completions',
  'POST/v1/embeddings',
  'POST/chat/completions',
  'POST/v1/v1/chat/completions',
  'POST/V1/chat/completions',
  'DELETE/v1//models',
])('%s', (request) => {
  test('is admitted for a caller of the open lane where the sealed lane takes signatures', () => {
    expect(admits(['open'], request, OPEN)).toBe(true);
  });

  test('is admitted for a caller of both lanes', () => {
    expect(admits(['open', 'sealed'], request)).toBe(true);
  });

  test('is refused to a caller of the sealed lane alone', () => {
    expect(admits(['sealed'], request)).toBe(false);
  });

  test('is refused to a caller without any lane', () => {
    expect(admits([], request)).toBe(false);
  });
});

test.each(['GET/sealed/v1/models', 'POST/sealed/v1/chat/completions/', 'POST/sealed/nowhere'])(
  '%s is refused to a caller of the open lane, whatever the sealed lane takes',
  (request) => {
    expect([admits(['open'], request), admits(['open'], request, OPEN)]).toEqual([false, false]);
  },
);

test('no way to write a path below /sealed is admitted for a caller that has the open lane alone', () => {
  const part = fc.constantFrom('v1', 'models', '.', '..', '', '%2e', 'chat', 'health', 'V1');
  const verb = fc.constantFrom('GET', 'POST', 'PUT');
  const before = fc.array(fc.constantFrom('', '.', '%2f', '/'), { maxLength: 3 });
  fc.assert(
    fc.property(verb, before, fc.array(part, { maxLength: 4 }), (method, slashes, parts) => {
      const request = `${method}/${[...slashes, 'sealed', ...parts].join('/')}`;
      expect(admits(['open'], request)).toBe(false);
    }),
  );
});

test('a lane the caller does not have is denied outright, not only left out', () => {
  const denied = policy(['sealed']).filter(({ Effect }) => Effect === 'Deny');
  expect(denied.flatMap(({ Resource }) => Resource)).toContain(`${API}/GET/v1/*`);
});

test('the method of a request is never a wildcard, which would also match GET/sealed', () => {
  expect(JSON.stringify(policy(['open', 'sealed']))).not.toMatch(/llm\/\*/);
});
