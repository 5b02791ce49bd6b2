import { laneUsesModel } from '../../../policy/route-table';
import type { Model } from '../../config/model';
import { type Claim, claim } from '../claim';
import { allAllow, type Controls, controlsOf } from '../controls';
import { hostNameOf } from '../expected/models/models';
import type { RouterLane } from '../router-lanes';
import type { Scene } from '../scene';
import { Undecided } from '../undecided';

/** One lane and one model: whether the table routes there, and whether each of the three controls allows it. */
export interface LaneModel {
  readonly lane: RouterLane['lane'];
  readonly model: string;
  readonly host: Model['host'];
  /** Whether some caller and class routes from this lane to this model. */
  readonly routed: boolean;
  readonly controls: Controls;
  readonly holds: boolean;
}

/** Every pair of a lane and a model of the deployment. */
export function lanesAndModels({
  deployment,
  laneNames,
}: Scene): readonly (readonly [RouterLane['lane'], Model])[] {
  return laneNames.flatMap((lane) => deployment.models.map((model) => [lane, model] as const));
}

export function laneModel(scene: Scene, name: RouterLane['lane'], model: Model): LaneModel {
  const lane = laneNamed(scene, name);
  const routed = laneUsesModel(scene.table, name, model.name);
  const controls = controlsOf(scene, lane, model, routed ? 'all' : 'first');
  return {
    lane: name,
    model: model.name,
    host: model.host,
    routed,
    controls,
    holds: routed ? allAllow(controls) : keptOut(scene, lane, model, controls),
  };
}

/**
 * One claim for each lane and model: role, endpoint and network allow the call if and only if the lane routes there
 * (I4).
 */
export function laneModelClaims(scene: Scene): readonly Claim[] {
  return lanesAndModels(scene).map(([lane, model]) =>
    claim(
      `I4.${lane}.${model.name}`,
      `the ${lane} lane can call ${model.name} if and only if some caller and class routes there`,
      () => {
        const { routed, controls, holds } = laneModel(scene, lane, model);
        const { identity, endpoint, network } = controls;
        const looked = [
          routed ? 'routed' : 'never routed',
          `role: ${identity.words}`,
          `endpoint policy: ${endpoint.words}`,
          `network: ${network.words}`,
        ];
        return { looked, against: holds ? [] : [looked.join('; ')] };
      },
    ),
  );
}

export function laneNamed({ lanes }: Scene, name: RouterLane['lane']): RouterLane {
  const routers = lanes.filter((one) => one.lane === name);
  const [lane] = routers;
  if (!lane || routers.length > 1) {
    throw new Undecided(`${routers.length} functions are routers of the ${name} lane`);
  }
  return lane;
}

/**
 * Whether the controls refuse a model that the lane never routes to. The role and the endpoint policy must each refuse
 * it (that of an imported endpoint is vouched for); the network may reach the endpoint, because another model uses it. A
 * load balancer is different: it separates models by host name and does not identify callers. A lane that routes to one
 * model behind it can connect to all of them, inside the account.
 */
function keptOut(scene: Scene, { lane }: RouterLane, model: Model, controls: Controls): boolean {
  if (hostNameOf(model) === undefined) {
    const { identity, endpoint } = controls;
    return identity.allows === false && (endpoint.allows === false || endpoint.imported === true);
  }
  const shared = scene.deployment.models.some(
    (other) => hostNameOf(other) !== undefined && laneUsesModel(scene.table, lane, other.name),
  );
  return shared || !allAllow(controls);
}

/** IAM cannot see a data class, so one direction is provable: what the router allows, the controls allow (I4). */
export function classesClaim(scene: Scene): Claim {
  return claim(
    'I4.classes',
    'for every caller and class, role, endpoint and network allow every model that the router may choose',
    () => {
      const rows = scene.table.filter(({ refusal }) => refusal === undefined);
      const against = rows.flatMap(({ lane, caller, dataClass, verdicts }) =>
        verdicts
          .filter(({ kept }) => kept)
          .filter(({ model: name }) => {
            const model = scene.deployment.models.find((one) => one.name === name);
            return !model || !allAllow(controlsOf(scene, laneNamed(scene, lane), model));
          })
          .map(
            ({ model }) =>
              `${lane} lane, ${caller}, ${dataClass}: ${model} is routed to, and a control refuses it`,
          ),
      );
      return { against, looked: [`${rows.length} rows of lane, caller and class`] };
    },
  );
}
