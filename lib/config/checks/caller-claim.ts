import { IDENTIFIES_NO_CALLER } from '../caller-claims';
import { sectionCheck } from './check';

/** The claim tells callers apart. */
export const claimIdentifiesCaller = sectionCheck(['bearer'], ({ bearer }) => {
  const claim = bearer?.oidc?.callerClaim ?? '';
  const why = IDENTIFIES_NO_CALLER.get(claim);
  if (why === undefined) return [];
  return [
    {
      path: 'bearer.oidc.callerClaim',
      got: claim,
      allowed: `a claim that identifies a caller; of ${claim}, ${why}`,
      fix: 'write azp or client_id for applications, sub for people: whichever your issuer has in its tokens',
    },
  ];
});
