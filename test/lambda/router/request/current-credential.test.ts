import { testRouter } from '../support/call-router';
import { routerConfig } from '../support/router-config';

// The test router's clock says this.
const NOW = Date.parse('2026-11-21T10:00:00.000Z');

async function answer(expiresAt: number | undefined, authentication: 'bearer' | 'iam' = 'bearer') {
  const { ask, log } = testRouter(routerConfig({ authentication }));
  const bearer = { caller: 'claims', credential: 'token/claims-app', expiresAt };
  const { status } = await ask({ method: 'GET', path: '/v1/models', body: '', bearer });
  return { status, log };
}

test.each([
  ['now', NOW],
  ['a moment ago', NOW - 1],
  ['at a time that is no number', Number.NaN],
])('a credential that expired %s is refused, though the authorizer accepted it before', async (_when, at) => {
  const { status, log } = await answer(at);
  expect(status).toBe(401);
  expect(log).toContainEqual(expect.objectContaining({ event: 'request', code: 'invalid_credential' }));
});

test.each([
  ['in a moment', NOW + 1],
  ['at a time that an older authorizer did not say', undefined],
])('a credential that expires %s is accepted', async (_when, at) => {
  expect((await answer(at)).status).toBe(200);
});

test('on a lane that takes signatures, no bearer credential counts, expired or not', async () => {
  expect((await answer(NOW - 1, 'iam')).status).toBe(200);
});
