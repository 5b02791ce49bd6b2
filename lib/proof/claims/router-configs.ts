import { type Claim, claim } from '../claim';
import { routerConfiguration } from '../expected/gateway/router-configuration';
import { addressOf, configuredAddress } from '../expected/models/models';
import { jsonDifferences } from '../json-differences';
import type { RouterLane } from '../router-lanes';
import type { Scene } from '../scene';

/** The configuration bundled with each router is the one that follows from the deployment (I4). */
export function routerConfigClaims(scene: Scene): readonly Claim[] {
  return [
    claim(
      'I4.lanes',
      'each lane of the deployment has exactly one router function, and no other function is a router',
      () => {
        const expected = scene.laneNames.join(', ');
        const found = scene.lanes.map(({ lane }) => lane).sort();
        return {
          against:
            found.join(', ') === expected ? [] : [`lanes ${expected}; functions for ${found.join(', ')}`],
          looked: scene.lanes.map(({ lane, function: { symbol } }) => `${lane}: ${symbol}`),
        };
      },
    ),
    claim(
      'I4.router-configs',
      'the configuration bundled with each router is, in every field, the one that follows from the deployment; its policy hash fits, and its variables hold the addresses of the same models',
      () => ({
        against: scene.lanes.flatMap((lane) =>
          [...differences(scene, lane), ...addressProblems(scene, lane)].map(
            (found) => `${lane.lane} lane: ${found}`,
          ),
        ),
        looked: scene.lanes.map(
          ({ lane, config }) => `${lane} lane: ${config.models.map(({ name }) => name).join(', ')}`,
        ),
      }),
    ),
  ];
}

function differences({ basis }: Scene, { lane, bundled }: RouterLane): readonly string[] {
  return jsonDifferences(bundled, routerConfiguration(basis, lane));
}

/** Models that the router would call at another address than the deployment's. */
function addressProblems({ deployment }: Scene, { config, environment }: RouterLane): readonly string[] {
  return deployment.models.flatMap((model) => {
    const configured = config.models.find(({ name, host }) => name === model.name && host === model.host);
    if (!configured) return [];
    const called = configuredAddress(configured, environment);
    const expected = addressOf(model, deployment);
    return called === expected ? [] : [`${model.name} is called at ${String(called)}, expected ${expected}`];
  });
}
