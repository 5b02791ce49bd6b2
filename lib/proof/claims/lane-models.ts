import { laneUsesModel } from '../../../policy/route-table';
import type { Model } from '../../config/model';
import { type Claim, claim } from '../claim';
import { type Controls, controlsOf, letsThrough } from '../controls';
import { hostNameOf } from '../model-hosts';
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
    holds: routed ? letsThrough(controls) : keptOut(scene, lane, model, controls),
  };
}

/** One claim for each lane and model: routed if and only if role, endpoint and network let it through (I4). */
export function laneModelClaims(scene: Scene): readonly Claim[] {
  return lanesAndModels(scene).map(([lane, model]) =>
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
 * reached for the sake of another model. Models behind a load balancer share it, and it knows host names and no
 * callers: a lane that is routed to one of them can open a connection to all, inside the account.
 */
function keptOut(scene: Scene, { lane }: RouterLane, model: Model, controls: Controls): boolean {
  if (hostNameOf(model) === undefined) {
    return controls.identity.allows === false && controls.endpoint.allows === false;
  }
  const shared = scene.deployment.models.some(
    (other) => hostNameOf(other) !== undefined && laneUsesModel(scene.table, lane, other.name),
  );
  return shared || !letsThrough(controls);
}

/** IAM cannot see a class, so for class one direction holds: what the router allows, the controls allow (I4). */
export function classesClaim(scene: Scene): Claim {
  return claim(
    'I4.classes',
    'for every caller and class, what the router may choose is allowed by role, endpoint and network',
    () => {
      const rows = scene.table.filter(({ refusal }) => refusal === undefined);
      const against = rows.flatMap(({ lane, caller, dataClass, verdicts }) =>
        verdicts
          .filter(({ kept }) => kept)
          .filter(({ model: name }) => {
            const model = scene.deployment.models.find((one) => one.name === name);
            return !model || !letsThrough(controlsOf(scene, laneNamed(scene, lane), model));
          })
          .map(({ model }) => `${lane} lane, ${caller}, ${dataClass}: ${model} is routed to and refused`),
      );
      return { against, looked: [`${rows.length} rows of lane, caller and class`] };
    },
  );
}
