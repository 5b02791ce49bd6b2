import type { Claim } from '../claim';
import { claim } from '../claim';
import { controlsOf, letsThrough } from '../controls';
import type { Scene } from '../scene';
import { laneNamed } from './lane-models';

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
