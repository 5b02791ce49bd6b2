import { lanesOf } from '../../../policy/route-table';
import { isBearerLane, lanesByCredential } from '../bearer';
import { policyOf } from '../policy-of';
import type { Problem } from '../problem';
import { repeated } from '../repeated';
import { policyCheck, sectionCheck } from './check';

/** A bearer lane accepts tokens, API keys, or both. */
export const bearerTakesSomething = sectionCheck(['bearer'], ({ bearer }) => {
  if (!bearer || bearer.oidc || bearer.apiKeys) return [];
  return [
    {
      path: 'bearer',
      got: bearer,
      allowed: 'oidc, apiKeys: true, or both',
      fix: 'add the issuer of your tokens as oidc, or apiKeys: true',
    },
  ];
});

/** Every lane that accepts bearer credentials is a lane of the deployment. */
export const bearerLanesExist = policyCheck([], ({ bearer, ...sections }) => {
  const lanes = lanesOf(policyOf(sections));
  return (bearer?.lanes ?? []).flatMap((lane, index) =>
    lanes.includes(lane)
      ? []
      : [
          {
            path: `bearer.lanes[${index}]`,
            got: lane,
            allowed: `lanes of this deployment: ${lanes.join(', ')}`,
            fix: 'remove it, or add a model that gives the deployment this lane',
          },
        ],
  );
});

/** Every lane has a caller: a bearer lane one with tokens or API keys, another lane one with principals. */
export const lanesHaveCallers = policyCheck([], ({ bearer, callers, ...sections }) => {
  if (!bearer) return [];
  return lanesOf(policyOf({ ...sections, callers }))
    .filter((lane) => !callers.some((caller) => lanesByCredential(caller, { bearer }).includes(lane)))
    .map((lane) => ({
      path: 'callers',
      got: callers.map(({ name }) => name),
      allowed: `at least one caller for the ${lane} lane, with ${isBearerLane({ bearer }, lane) ? 'tokens or apiKeys' : 'principals'}`,
      fix: 'give a caller such a credential',
    }));
});

/** Every caller has a credential for some lane. */
export const callersHaveCredentials = sectionCheck(['bearer', 'callers'], ({ bearer, callers }) =>
  callers.flatMap((caller, index): readonly Problem[] => {
    if (lanesByCredential(caller, { bearer }).length > 0) return [];
    const means = bearer ? 'principals, tokens or apiKeys for a lane that accepts them' : 'principals';
    return [
      {
        path: `callers[${index}]`,
        got: caller.name,
        allowed: `a caller with ${means}; no lane accepts a credential of this one`,
        fix: bearer
          ? 'add tokens, apiKeys: true, or principals, whichever its lane accepts'
          : 'add principals: the IAM roles or users that are this caller',
      },
    ];
  }),
);

/** Every credential is accepted by some lane. Otherwise its owner would be refused everywhere. */
export const credentialsAreTaken = sectionCheck(['bearer', 'callers'], ({ bearer, callers }) =>
  callers.flatMap(({ tokens, apiKeys }, index): readonly Problem[] => [
    ...(tokens.length > 0 && !bearer?.oidc
      ? [
          {
            path: `callers[${index}].tokens`,
            got: tokens,
            allowed: 'nothing: no lane of this deployment accepts tokens',
            fix: 'remove it, or add bearer: { lanes, oidc }',
          },
        ]
      : []),
    ...(apiKeys && !bearer?.apiKeys
      ? [
          {
            path: `callers[${index}].apiKeys`,
            got: apiKeys,
            allowed: 'false: no lane of this deployment accepts API keys',
            fix: 'remove it, or add bearer: { lanes, apiKeys: true }',
          },
        ]
      : []),
  ]),
);

/** Callers have no principals if every lane of the deployment accepts bearer credentials only. */
export const principalsAreTaken = policyCheck([], ({ bearer, callers, ...sections }) => {
  const lanes = lanesOf(policyOf({ ...sections, callers }));
  if (!bearer || lanes.some((lane) => !isBearerLane({ bearer }, lane))) return [];
  return callers.flatMap(({ principals }, index) =>
    principals.length === 0
      ? []
      : [
          {
            path: `callers[${index}].principals`,
            got: principals,
            allowed: 'nothing: every lane of this deployment accepts bearer credentials only',
            fix: `remove it, or take a lane out of bearer.lanes (${lanes.join(', ')})`,
          },
        ],
  );
});

/** A value of the claim identifies one caller. Otherwise its floor would depend on the order in the file. */
export const tokensDiffer = sectionCheck(['callers'], ({ callers }) => {
  const tokens = callers.flatMap((caller, index) =>
    caller.tokens.map((value, place) => ({ value, path: `callers[${index}].tokens[${place}]` })),
  );
  return repeated(tokens, ({ value }) => value).map(({ item, firstIndex }) => ({
    path: item.path,
    got: item.value,
    allowed: `each value once; ${tokens[firstIndex]?.path} is the same`,
    fix: 'remove one of the two',
  }));
});
