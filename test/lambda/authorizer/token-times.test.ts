import fc from 'fast-check';
import type { JWTPayload } from 'jose';
import { authorizerOver, CONFIG, issuer, NOW } from './support/authorizer';

const now = NOW.getTime() / 1000;
let idp: Awaited<ReturnType<typeof issuer>>;
beforeAll(async () => {
  idp = await issuer('EdDSA');
});

const known = (maxLifetimeMinutes = 60) =>
  authorizerOver(
    { jwks: () => [idp.jwk] },
    { ...CONFIG, oidc: CONFIG.oidc && { ...CONFIG.oidc, maxLifetimeMinutes } },
  );

/** Why a token with these claims is refused; `accepted` if it is not. */
async function verdict(claims: object, authorizer = known()) {
  const found = await authorizer.bearer(await idp.sign(claims as JWTPayload));
  return found ? 'accepted' : authorizer.why();
}

test.each([
  ['that has expired', { iat: now - 300, exp: now - 31 }, 'invalid-token ERR_JWT_EXPIRED'],
  ['that never expires', { exp: undefined }, 'invalid-token ERR_JWT_CLAIM_VALIDATION_FAILED'],
  [
    'that does not say when it was issued',
    { iat: undefined },
    'invalid-token ERR_JWT_CLAIM_VALIDATION_FAILED',
  ],
  ['that is not valid yet', { nbf: now + 31 }, 'invalid-token ERR_JWT_CLAIM_VALIDATION_FAILED'],
  ['that was issued in the future', { iat: now + 31 }, 'issued-in-the-future'],
  ['that lives for more than an hour', { iat: now, exp: now + 3601 }, 'lifetime-too-long'],
  ['whose life is long and nearly over', { iat: now - 86_400, exp: now + 60 }, 'lifetime-too-long'],
  ['that ended when it was issued', { iat: now, exp: now }, 'time-not-allowed exp'],
  ['that ended before it was issued', { iat: now + 10, exp: now + 5 }, 'time-not-allowed exp'],
  ['that becomes valid when it ends', { exp: now + 20, nbf: now + 20 }, 'time-not-allowed nbf'],
])('a token %s is refused', async (_what, claims, why) => {
  expect(await verdict(claims)).toBe(why);
});

test.each([
  ['expired half a minute ago', { iat: now - 300, exp: now - 29 }],
  ['is valid in half a minute', { nbf: now + 30 }],
  ['was issued in half a minute', { iat: now + 30 }],
  ['lives for exactly an hour', { iat: now, exp: now + 3600 }],
  ['was issued an hour ago', { iat: now - 3590, exp: now + 10 }],
])('a token that %s is accepted: clocks may differ by half a minute', async (_what, claims) => {
  expect(await verdict(claims)).toBe('accepted');
});

test('the longest lifetime is that of the deployment', async () => {
  const anHour = { iat: now, exp: now + 3600 };
  expect([await verdict(anHour, known(59)), await verdict(anHour, known(60))]).toEqual([
    'lifetime-too-long',
    'accepted',
  ]);
});

describe.each(['exp', 'iat', 'nbf'])('%s', (claim) => {
  test.each([
    ['a string', String(now)],
    ['an empty string', ''],
    ['a fraction', now + 0.5],
    ['negative', -1],
    ['above the largest whole number', 2 ** 53],
    ['huge', 1e300],
    ['null', null],
    ['true', true],
    ['a list', [now]],
    ['an object', { seconds: now }],
    ['in milliseconds', now * 1000],
  ])('is refused when it is %s', async (_what, value) => {
    expect(await verdict({ [claim]: value })).not.toBe('accepted');
  });
});

test.each(['1e999', '-1e999'])('a time that JSON reads as infinite is refused: %s', async (text) => {
  const authorizer = known();
  const { CompactSign } = await import('jose');
  const claims = `{"iss":"${CONFIG.oidc?.issuer}","aud":"llm","azp":"assistant-app","iat":${now},"exp":${text}}`;
  const token = await new CompactSign(Buffer.from(claims))
    .setProtectedHeader({ alg: 'EdDSA', kid: 'first', typ: 'at+jwt' })
    .sign(idp.privateKey);
  expect(await authorizer.bearer(token)).toBeUndefined();
});

test('a token is accepted only while it lives, at most an hour after it was issued', async () => {
  const seconds = fc.integer({ min: now - 10_000, max: now + 10_000 });
  const property = fc.asyncProperty(seconds, seconds, async (iat, exp) => {
    const accepted = (await verdict({ iat, exp })) === 'accepted';
    expect(accepted).toBe(iat < exp && exp - iat <= 3600 && iat <= now + 30 && exp > now - 30);
  });
  await fc.assert(property, { numRuns: 300 });
});

test('an accepted token says from when on it is refused: half a minute after its end', async () => {
  const found = await known().bearer(await idp.sign({ exp: now + 100 }));
  expect(found?.expiresAt).toBe((now + 130) * 1000);
});
