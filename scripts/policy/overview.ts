import { isBearerLane } from '../../lib/config/bearer';
import type { Deployment } from '../../lib/config/deployment';
import { addedJurisdictions, homeOf, jurisdictionsOf } from '../../lib/config/home';
import { boundaryIn, reasonFor, regionsOf } from '../../lib/config/policy-of';
import { routerConfigFor } from '../../lib/gateway/router-config';
import { type Plan, planOf } from '../../lib/plan/plan';
import type { Boundary, Host } from '../../policy/boundary';
import { type CeilingOrigin, ceilingOrigin } from '../../policy/ceiling-origin';
import { DATA_CLASSES, type DataClass } from '../../policy/data-class';
import { type EffectiveVerdict, verdictsIn } from '../../policy/effective-verdict';
import { basePath } from '../../policy/endpoints';
import { LANES, type Lane, laneReaches } from '../../policy/lane';
import type { RestrictedOnOpenLane } from '../../policy/restricted-on-open-lane';

/** Everything a deployment file decides about callers, data and models: what `--json` prints. */
export interface PolicyOverview {
  readonly deployment: string;
  readonly account: string;
  readonly region: string;
  /** The jurisdictions that count as home. */
  readonly jurisdiction: readonly string[];
  /** Those of them that are not the region's own: each is a weakening. */
  readonly addedJurisdictions: readonly string[];
  /** The regions at home, which boundary `geography` may reach. */
  readonly home: readonly string[];
  readonly residency: Boundary;
  readonly ceilings: readonly (CeilingOrigin & { readonly dataClass: DataClass })[];
  /** In the order `auto` tries them. */
  readonly models: readonly ModelOverview[];
  readonly lanes: readonly LaneOverview[];
  /** What happens to restricted data on the open lane, where there is a sealed one. */
  readonly restrictedOnOpenLane: RestrictedOnOpenLane;
  /** The route table, as far as it is known without the detector: one finding for each lane, caller, class and model. */
  readonly findings: readonly EffectiveVerdict[];
  /** Classes a caller may send and no model may answer, on any lane. */
  readonly unserved: readonly { readonly caller: string; readonly dataClass: DataClass }[];
}

export interface ModelOverview {
  readonly name: string;
  readonly host: Host;
  readonly boundary: Boundary;
  /** Why the boundary is global; absent for every nearer one. */
  readonly because?: string;
  /** Regions where a prompt may be processed; `*` for any commercial one. */
  readonly regions: readonly string[];
  readonly auto: boolean;
  readonly fallbacks: readonly string[];
}

export interface LaneOverview {
  readonly lane: Lane;
  /** Path of its base URL below the API's stage. */
  readonly path: string;
  /** How a caller authenticates on this lane. */
  readonly callersProve: 'iam' | 'bearer';
  /** The models the lane has a path to. */
  readonly models: readonly string[];
  readonly callers: readonly { readonly name: string; readonly floor: DataClass; readonly models: string }[];
  /** Callers with no credential this lane takes. */
  readonly strangers: readonly string[];
  /** The policy hash in decision records of this lane. */
  readonly policyHash: string;
}

/** @param only one lane. @default every lane the deployment has. Unserved classes are those of the deployment. */
export function overviewOf(deployment: Deployment, only?: Lane): PolicyOverview {
  const { name, account, region, residency, ceilings, models } = deployment;
  const plan = planOf(deployment);
  const findings = plan.table.flatMap(verdictsIn);
  return {
    deployment: name,
    account,
    region,
    jurisdiction: jurisdictionsOf(deployment),
    addedJurisdictions: addedJurisdictions(deployment),
    home: homeOf(deployment),
    residency,
    ceilings: DATA_CLASSES.map((dataClass) => ({
      dataClass,
      ...ceilingOrigin(residency, ceilings, dataClass),
    })),
    restrictedOnOpenLane: deployment.restrictedOnOpenLane,
    models: models.map((model) => ({
      name: model.name,
      host: model.host,
      boundary: boundaryIn(deployment, model),
      because: reasonFor(deployment, model),
      regions: regionsOf(model, deployment),
      auto: model.auto,
      fallbacks: model.fallbacks,
    })),
    lanes: plan.lanes
      .filter((lane) => only === undefined || lane === only)
      .map((lane) => laneOverview(plan, lane)),
    findings: findings.filter(({ lane }) => only === undefined || lane === only),
    unserved: unservedIn(findings),
  };
}

function laneOverview(plan: Plan, lane: Lane): LaneOverview {
  const { deployment } = plan;
  const { callers, models } = plan.policy;
  return {
    lane,
    path: basePath(lane),
    callersProve: isBearerLane(deployment, lane) ? 'bearer' : 'iam',
    models: models.filter(({ boundary }) => laneReaches(lane, boundary)).map((model) => model.name),
    callers: callers
      .filter(({ lanes = LANES }) => lanes.includes(lane))
      .map((caller) => ({
        name: caller.name,
        floor: caller.floor,
        models: caller.models === 'all' ? 'all' : caller.models.join(', '),
      })),
    strangers: callers.filter(({ lanes = LANES }) => !lanes.includes(lane)).map((caller) => caller.name),
    policyHash: routerConfigFor(plan, lane).policyHash,
  };
}

/** A class that no model answers on one lane may be answered on another. */
function unservedIn(findings: readonly EffectiveVerdict[]): PolicyOverview['unserved'] {
  const served = new Map<string, { caller: string; dataClass: DataClass; kept: boolean }>();
  for (const { caller, dataClass, kept } of findings) {
    const key = `${caller} ${dataClass}`;
    served.set(key, { caller, dataClass, kept: kept || (served.get(key)?.kept ?? false) });
  }
  return [...served.values()]
    .filter(({ kept }) => !kept)
    .map(({ caller, dataClass }) => ({ caller, dataClass }));
}
