import type { Claim } from '../../../../lib/proof/claim';
import { apiCallerClaims } from '../../../../lib/proof/claims/api-callers';
import { apiMethodClaims } from '../../../../lib/proof/claims/api-methods';
import { endpointRoleClaims } from '../../../../lib/proof/claims/endpoint-roles';
import { exactPermissionClaims } from '../../../../lib/proof/claims/exact-permissions';
import { internetClaims } from '../../../../lib/proof/claims/internet';
import { classesClaim, laneModelClaims } from '../../../../lib/proof/claims/lane-models';
import { onlyLaneClaims } from '../../../../lib/proof/claims/only-lanes';
import { recordsClaim } from '../../../../lib/proof/claims/records';
import { routerConfigClaims } from '../../../../lib/proof/claims/router-configs';
import { sealedLaneClaims } from '../../../../lib/proof/claims/sealed-lane';
import { secondOpinionClaims } from '../../../../lib/proof/claims/second-opinion';
import { type Scene, sceneOf } from '../../../../lib/proof/scene';
import { Edit } from '../edit';
import { SABOTAGES } from '../sabotages';
import { subjectOf } from '../subjects';

type Claims = (scene: Scene) => readonly Claim[];

/** Who makes the claims, by their ids; the first match counts. */
const MAKERS: readonly (readonly [ids: RegExp, claims: Claims])[] = [
  [/^I3\./, sealedLaneClaims],
  [/^I4\.classes$/, (scene) => [classesClaim(scene)]],
  [/^I4\.(roles|endpoints)-exact$/, exactPermissionClaims],
  [/^I4\.(lanes|router-configs)$/, routerConfigClaims],
  [/^I4\.second-opinion/, secondOpinionClaims],
  [/^I4\./, laneModelClaims],
  [/^I5\./, internetClaims],
  [/^I8\.records$/, (scene) => [recordsClaim(scene)]],
  [/^api\.(paths|methods|lanes|only-way-in)$/, apiMethodClaims],
  [/^api\./, apiCallerClaims],
  [/^endpoints\./, endpointRoleClaims],
  [/^only-lanes\./, onlyLaneClaims],
];

function claimsNamed(ids: readonly string[], scene: Scene): readonly Claim[] {
  const makers = ids.map((id) => MAKERS.find(([pattern]) => pattern.test(id))?.[1]);
  return [...new Set(makers)].flatMap((claims) => claims?.(scene) ?? []);
}

const CASES = SABOTAGES.map(({ on = 'sandbox', ...sabotage }) => ({ on, ...sabotage }));

test.each(CASES)('the proof notices when $name', ({ on, noticedBy, ...sabotage }) => {
  const subject = subjectOf(on);
  sabotage.break(new Edit(subject));
  const failed = claimsNamed(noticedBy, sceneOf(subject)).filter(({ holds }) => !holds);
  expect(failed.map(({ id }) => id)).toEqual(expect.arrayContaining([...noticedBy]));
});

test.each([...new Set(CASES.map(({ on }) => on))])(
  'without a sabotage the same claims of %s hold',
  (name) => {
    const scene = sceneOf(subjectOf(name));
    const ids = CASES.filter(({ on }) => on === name).flatMap(({ noticedBy }) => noticedBy);
    expect(claimsNamed(ids, scene).filter(({ holds }) => !holds)).toEqual([]);
  },
);
