import { lanesOf } from '../../../policy/route-table';
import { isBearerLane, lanesByCredential } from '../bearer';
import { policyOf } from '../policy-of';
import type { Problem } from '../problem';
import { repeated } from '../repeated';
import { policyCheck, sectionCheck } from './check';

/** Somebody can be recognised on a bearer lane: by tokens, by API keys, or by both. */
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

/** A lane that takes bearer credentials is one the deployment has. */
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

/** Every lane is for somebody: a bearer lane for callers with tokens or API keys, another for principals. */
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

/** Every caller can prove who it is on some lane. */
export const callersHaveCredentials = sectionCheck(['bearer', 'callers'], ({ bearer, callers }) =>
  callers.flatMap((caller, index): readonly Problem[] => {
    if (lanesByCredential(caller, { bearer }).length > 0) return [];
    const means = bearer ? 'principals, tokens or apiKeys for a lane that takes them' : 'principals';
    return [
      {
        path: `callers[${index}]`,
        got: caller.name,
        allowed: `a caller with ${means}; no lane would recognise this one`,
        fix: bearer
          ? 'add tokens, apiKeys: true, or principals, whichever its lane takes'
          : 'add principals: the IAM roles or users that are this caller',
      },
    ];
  }),
);

/** A credential no lane takes is a mistake: its owner would be refused everywhere. */
export const credentialsAreTaken = sectionCheck(['bearer', 'callers'], ({ bearer, callers }) =>
  callers.flatMap(({ tokens, apiKeys }, index): readonly Problem[] => [
    ...(tokens.length > 0 && !bearer?.oidc
      ? [
          {
            path: `callers[${index}].tokens`,
            got: tokens,
            allowed: 'nothing: no lane of this deployment takes tokens',
            fix: 'remove it, or add bearer: { lanes, oidc }',
          },
        ]
      : []),
    ...(apiKeys && !bearer?.apiKeys
      ? [
          {
            path: `callers[${index}].apiKeys`,
            got: apiKeys,
            allowed: 'false: no lane of this deployment takes API keys',
            fix: 'remove it, or add bearer: { lanes, apiKeys: true }',
          },
        ]
      : []),
  ]),
);

/** Principals prove nothing where every lane of the deployment takes bearer credentials. */
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
            allowed: 'nothing: every lane of this deployment takes bearer credentials',
            fix: `remove it, or take a lane out of bearer.lanes (${lanes.join(', ')})`,
          },
        ],
  );
});

/** A claim's value is one caller: otherwise its floor would depend on the order of the file. */
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
