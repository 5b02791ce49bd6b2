import { lanesOf, laneUsesModel } from '../../../policy/route-table';
import type { Deployment } from '../../config/deployment';
import type { Model } from '../../config/model';
import { type Claim, claim } from '../claim';
import { type Controls, controlsOf, letsThrough } from '../controls';
import { expectedPolicy } from '../expected-policy';
import type { RouterLane } from '../router-lanes';
import type { Scene } from '../scene';
import { Undecided } from '../undecided';

/** One lane and one model: what the table says, and what the three controls say. */
export interface LaneModel {
  readonly lane: RouterLane['lane'];
  readonly model: string;
  readonly host: Model['host'];
  /** Some caller and class routes from this lane to this model. */
  readonly routed: boolean;
  readonly controls: Controls;
  readonly holds: boolean;
}

/** Every lane of a deployment with every model of it. */
export function lanesAndModels(deployment: Deployment): readonly (readonly [RouterLane['lane'], Model])[] {
  return lanesOf(expectedPolicy(deployment)).flatMap((lane) =>
    deployment.models.map((model) => [lane, model] as const),
  );
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
    holds: routed ? letsThrough(controls) : keptOut(scene, lane, model, controls),
  };
}

/** One claim for each lane and model: routed if and only if role, endpoint and network let it through (I4). */
export function laneModelClaims(scene: Scene): readonly Claim[] {
  return lanesAndModels(scene.deployment).map(([lane, model]) =>
    claim(
      `I4.${lane}.${model.name}`,
      `the ${lane} lane reaches ${model.name} if and only if some caller and class routes there`,
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
 * A model never routed to is refused by the role and by the endpoint's policy, each by itself; the endpoint may be
 * reached for the sake of another model. `vllm` models share one load balancer, which knows host names and no
 * callers: a lane that is routed to one of them can open a connection to all, inside the account.
 */
function keptOut(scene: Scene, { lane }: RouterLane, model: Model, controls: Controls): boolean {
  if (model.host !== 'vllm') {
    return controls.identity.allows === false && controls.endpoint.allows === false;
  }
  const shared = scene.deployment.models.some(
    (other) => other.host === 'vllm' && laneUsesModel(scene.table, lane, other.name),
  );
  return shared || !letsThrough(controls);
}
