import { type Claim, claim } from '../claim';
import { permits } from '../iam/evaluate';
import { admittedBesides } from '../named-callers';
import type { InterfaceEndpoint } from '../network/endpoints';
import type { Scene } from '../scene';
import { byAnotherWay, callsOf, wider } from './no-wider';

/** The other half of I4: no lane's role and no endpoint allows more than the route table. */
export function exactPermissionClaims(scene: Scene): readonly Claim[] {
  return [
    claim(
      'I4.roles-exact',
      'a lane’s role allows the models that the lane routes to, by name, and no other',
      () => ({
        against: scene.lanes.flatMap((lane) => {
          const calls = callsOf(scene, lane);
          const { statements } = lane.identity;
          return [
            ...wider(statements, calls),
            ...byAnotherWay(lane, calls, (request) => permits(statements, request)),
          ].map((found) => `${lane.lane} lane: ${found}`);
        }),
        looked: scene.lanes.map(({ lane, identity }) => `${lane} lane: ${identity.name}`),
      }),
    ),
    claim(
      'I4.endpoints-exact',
      'endpoints of model services admit each lane to its own models, and no other caller',
      () => {
        const endpoints = scene.endpoints.filter(
          ({ service, imported }) => !imported && /bedrock|sagemaker/.test(service),
        );
        return {
          against: endpoints.flatMap((endpoint) => [
            ...tooMuch(scene, endpoint),
            ...admittedBeyondLanes(scene, endpoint),
          ]),
          looked: endpoints.length > 0 ? endpoints.map(({ id }) => id) : ['no endpoint to a model service'],
        };
      },
    ),
  ];
}

function tooMuch(scene: Scene, endpoint: InterfaceEndpoint): readonly string[] {
  const { partition, region, account } = scene.world.templates;
  // An endpoint is created before the guardrail has an id, so it admits every guardrail of the account.
  const guardrails = `arn:${partition}:bedrock:${region}:${account}:guardrail/*`;
  const calls = scene.lanes
    .flatMap((lane) => callsOf(scene, lane))
    .filter(({ service }) => service === endpoint.service);
  return [
    ...wider(endpoint.policy, calls, calls.length > 0 && scene.guardrail ? [guardrails] : []),
    ...scene.lanes.flatMap((lane) =>
      byAnotherWay(lane, calls, (request) => permits(endpoint.policy, request)),
    ),
  ].map((found) => `${endpoint.id}: ${found}`);
}

/** Callers other than the lanes that call this service. No statement may admit one, whatever it calls. */
function admittedBeyondLanes(scene: Scene, endpoint: InterfaceEndpoint): readonly string[] {
  const calling = scene.lanes
    .filter((lane) => callsOf(scene, lane).some(({ service }) => service === endpoint.service))
    .map(({ identity }) => identity.arn);
  return admittedBesides(endpoint.policy, calling).map((found) => `${endpoint.id}: ${found}`);
}
