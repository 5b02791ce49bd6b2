import { type Claim, claim } from './claim';
import { apiCallerClaims } from './claims/api-callers';
import { apiMethodClaims } from './claims/api-methods';
import { assemblyClaim } from './claims/assembly';
import { endpointRoleClaims } from './claims/endpoint-roles';
import { exactPermissionClaims } from './claims/exact-permissions';
import { functionClaims } from './claims/functions';
import { internetClaims } from './claims/internet';
import {
  classesClaim,
  type LaneModel,
  laneModel,
  laneModelClaims,
  lanesAndModels,
} from './claims/lane-models';
import { onlyLaneClaims } from './claims/only-lanes';
import { principalsClaim } from './claims/principals';
import { recordsClaim } from './claims/records';
import { routerConfigClaims } from './claims/router-configs';
import { sealedLaneClaims } from './claims/sealed-lane';
import { secondOpinionClaims } from './claims/second-opinion';
import { templatesClaim } from './claims/templates';
import { type Scene, sceneOf } from './scene';
import type { Subject } from './subject';
import { reasonUndecided } from './undecided';

export interface ProofReport {
  readonly deployment: string;
  readonly holds: boolean;
  /** Every lane and model with the decisions of the three controls; pairs that cannot be decided are missing. */
  readonly table: readonly LaneModel[];
  readonly claims: readonly Claim[];
}

/**
 * Evaluates the synthesized templates against the route table, and reports of each claim whether it holds. Pure; calls
 * no AWS service. docs/decisions/0005-proof-on-the-template.md lists the assumptions and what is not proven.
 */
export function prove(subject: Subject): ProofReport {
  const deployment = subject.deployment.name;
  const scene = readable(subject);
  if (!('world' in scene)) return { deployment, holds: false, table: [], claims: [scene] };
  const claims = [
    ...laneModelClaims(scene),
    classesClaim(scene),
    ...exactPermissionClaims(scene),
    ...routerConfigClaims(scene),
    ...functionClaims(scene),
    ...sealedLaneClaims(scene),
    ...secondOpinionClaims(scene),
    ...onlyLaneClaims(scene),
    ...endpointRoleClaims(scene),
    ...internetClaims(scene),
    ...apiMethodClaims(scene),
    ...apiCallerClaims(scene),
    recordsClaim(scene),
    principalsClaim(scene),
    templatesClaim(scene),
    assemblyClaim(scene),
  ];
  return { deployment, holds: claims.every(({ holds }) => holds), table: tableOf(scene), claims };
}

/** If the templates cannot be read, the report has a single claim that does not hold. */
function readable(subject: Subject): Scene | Claim {
  try {
    return sceneOf(subject);
  } catch (error) {
    const against = [reasonUndecided(error)];
    return claim('templates', 'the templates can be read', () => ({ against, looked: [], undecided: true }));
  }
}

function tableOf(scene: Scene): readonly LaneModel[] {
  return lanesAndModels(scene).flatMap(([lane, model]) => {
    try {
      return [laneModel(scene, lane, model)];
    } catch (error) {
      reasonUndecided(error);
      return [];
    }
  });
}
