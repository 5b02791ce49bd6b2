import { isDeepStrictEqual } from 'node:util';
import { policyFrom } from '../../../lambda/router/config/policy-from';
import { laneReaches } from '../../../policy/lane';
import { type Route, routeTable } from '../../../policy/route-table';
import type { Deployment } from '../../config/deployment';
import type { Model } from '../../config/model';
import { type Claim, claim } from '../claim';
import { addressOf, configuredAddress, placesProcessing } from '../model-hosts';
import type { RouterLane } from '../router-lanes';
import type { Scene } from '../scene';

/** The configuration bundled with each router agrees with the deployment (I4). */
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
      'the configuration bundled with each router gives the same decisions as the deployment’s table, for the same models',
      () => ({
        against: scene.lanes.flatMap((lane) =>
          differences(scene, lane).map((found) => `${lane.lane} lane: ${found}`),
        ),
        looked: scene.lanes.map(
          ({ lane, config }) => `${lane} lane: ${config.models.map(({ name }) => name).join(', ')}`,
        ),
      }),
    ),
  ];
}

function differences(scene: Scene, { lane, config, environment }: RouterLane): readonly string[] {
  const { deployment, policy } = scene;
  const reached = policy.models.filter(({ boundary }) => laneReaches(lane, boundary));
  const expected = deployment.models.filter(({ name }) => reached.some((model) => model.name === name));
  const names = (models: readonly { readonly name: string }[]) => models.map(({ name }) => name).join(', ');
  return [
    ...(names(config.models) === names(expected)
      ? []
      : [`models ${names(config.models)}; the lane reaches ${names(expected)}`]),
    ...(sameRows(scene, routeTable(policyFrom(config)), lane)
      ? []
      : ['the router’s table differs from the deployment’s']),
    ...expected.flatMap((model) => addressProblems(model, scene, config, environment)),
    ...expected.flatMap((model) => placesOf(model, scene.deployment, config)),
  ];
}

/**
 * Whether the two tables have the same rows. The order of the models does not count. Neither do the router's rows for
 * callers that have no credential for this lane: the gateway refuses them before the router.
 */
function sameRows({ deployment, table }: Scene, router: readonly Route[], lane: RouterLane['lane']): boolean {
  const expected = table.filter((row) => row.lane === lane);
  const elsewhere = deployment.callers.filter(({ name }) => expected.every(({ caller }) => caller !== name));
  const sorted = (rows: readonly Route[]) =>
    rows.map((row) => ({
      ...row,
      verdicts: [...row.verdicts].sort((a, b) => a.model.localeCompare(b.model)),
    }));
  const counted = router.filter(
    (row) => row.lane === lane && elsewhere.every(({ name }) => name !== row.caller),
  );
  return isDeepStrictEqual(sorted(counted), sorted(expected));
}

/** Models that the router would call at another address than the deployment's. */
function addressProblems(
  model: Model,
  { deployment }: Scene,
  { models }: RouterLane['config'],
  environment: RouterLane['environment'],
): readonly string[] {
  const configured = models.find(({ name }) => name === model.name);
  if (!configured) return [];
  const called = configuredAddress(configured, environment);
  const expected = addressOf(model, deployment);
  return called === expected && configured.host === model.host
    ? []
    : [`${model.name} is called at ${String(called)}, not at ${expected}`];
}

/** Models whose processing regions the router would record wrongly. */
function placesOf(model: Model, deployment: Deployment, { models }: RouterLane['config']): readonly string[] {
  const recorded = models.find(({ name }) => name === model.name)?.regions.join(', ');
  const expected = placesProcessing(model, deployment).join(', ');
  if (recorded === undefined || recorded === expected) return [];
  return [`${model.name} is recorded as processed in ${recorded}, not in ${expected}`];
}
