import { IDENTIFIES_NO_CALLER } from '../caller-claims';
import { sectionCheck } from './check';

/** If one claim is the audience and the caller, only one value of it can pass. */
export const callerFitsAudience = sectionCheck(['bearer', 'callers'], ({ bearer, callers }) => {
  const { audience, audienceClaim, callerClaim } = bearer?.oidc ?? {};
  if (audienceClaim === undefined || audienceClaim === 'aud' || audienceClaim !== callerClaim) return [];
  return callers.flatMap(({ tokens }, index) =>
    tokens.flatMap((token, place) =>
      token === audience
        ? []
        : [
            {
              path: `callers[${index}].tokens[${place}]`,
              got: token,
              allowed: `${audience}: bearer.oidc.audienceClaim is ${callerClaim} too, so a token with another ${callerClaim} is refused`,
              fix: "remove it; or, to accept several applications, write audienceClaim: 'scope' and as audience a scope that exists for this API alone",
            },
          ],
    ),
  );
});

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
