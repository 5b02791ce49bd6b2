import { IDENTIFIES_NO_CALLER } from '../../../../lib/config/caller-claims';
import euCentral1 from '../../../fixtures/deployments/eu-central-1';
import { problemsAfter } from '../changed';

const AT = 'bearer.oidc.callerClaim';
const CLAIMS = [
  ...['aud', 'iss', 'typ', 'ver'],
  ...['at_hash', 'auth_time', 'c_hash', 'exp', 'iat', 'jti', 'nbf', 'nonce', 'sid'],
];

test.each(CLAIMS)('the claim %s identifies no caller, and is refused', (claim) => {
  expect(problemsAfter({ [AT]: claim }, euCentral1)).toEqual([
    expect.objectContaining({ path: AT, got: claim, fix: expect.stringContaining('azp') }),
  ]);
});

test.each([...IDENTIFIES_NO_CALLER.keys()])('the refused claim %s has a case above', (claim) => {
  expect(CLAIMS).toContain(claim);
});

test.each(['azp', 'client_id', 'sub', 'appid', 'constructor'])('the claim %s is allowed', (claim) => {
  expect(problemsAfter({ [AT]: claim }, euCentral1)).toEqual([]);
});
