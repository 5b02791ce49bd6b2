import { COMPREHEND_TYPES } from '../../../policy/second-opinion';
import { type Claim, claim } from '../claim';
import { secondOpinionOf } from '../expected/second-opinion';
import { allows, permits } from '../iam/evaluate';
import { concerns } from '../iam/statement';
import { laneRequest } from '../lane-request';
import { admittedBesides } from '../named-callers';
import { endpointServing, type InterfaceEndpoint, reachesEndpoint } from '../network/endpoints';
import type { RouterLane } from '../router-lanes';
import type { Scene } from '../scene';
import { decided } from '../undecided';

const SERVICE = 'comprehend';
const ACTION = 'comprehend:ContainsPiiEntities';

/** A second opinion sends text out of the account, so it is proven like a call to a model (I2, I4). */
export function secondOpinionClaims(scene: Scene): readonly Claim[] {
  return [
    claim(
      'I4.second-opinion',
      'a lane is configured to call Comprehend, may call it and reaches it if and only if some request of the lane needs a second opinion',
      () => ({
        against: scene.lanes.flatMap((lane) => {
          const needed = laneNeeds(scene, lane);
          return waysOf(scene, lane)
            .filter(([, there]) => there !== needed)
            .map(
              ([way]) => `${lane.lane} lane: ${way} is ${needed ? 'missing' : 'present, and must not be'}`,
            );
        }),
        looked: scene.lanes.map(
          (lane) =>
            `${lane.lane} lane: ${laneNeeds(scene, lane) ? 'calls Comprehend' : 'does not call Comprehend'}`,
        ),
      }),
    ),
    claim(
      'I4.second-opinion-exact',
      'no other role may call Comprehend, and no role may call another of its actions',
      () => {
        const calling = scene.lanes.filter((lane) => laneNeeds(scene, lane));
        const endpoints = scene.endpoints.filter(({ service }) => service === SERVICE);
        return {
          against: [
            ...roles(scene, calling),
            ...endpoints.flatMap((endpoint) => [
              ...(endpoint.imported ? [] : admitted(calling, endpoint)),
              ...groups(scene, calling, endpoint),
            ]),
          ],
          looked: endpoints.length > 0 ? endpoints.map(({ id }) => id) : ['no endpoint of Comprehend'],
        };
      },
    ),
  ];
}

const laneNeeds = ({ basis }: Scene, { lane }: RouterLane) => secondOpinionOf(basis, lane) !== undefined;

/** What a call to Comprehend requires, and whether each part is present. */
function waysOf(scene: Scene, lane: RouterLane): readonly (readonly [string, boolean])[] {
  const { account, region } = scene.deployment;
  const endpoint = endpointServing(scene.endpoints, SERVICE, lane.vpc);
  const request = laneRequest(lane, { action: ACTION, resource: '*', region }, endpoint);
  const { statements: identity, boundary } = lane.identity;
  return [
    ['the configuration', isConfigured(scene, lane)],
    ['the permission', allows(request, { identity, boundary, resourceAccount: account })],
    [
      'the endpoint’s admission',
      endpoint?.imported
        ? laneNeeds(scene, lane)
        : endpoint !== undefined &&
          decided(permits(endpoint.policy, request), `whether ${endpoint.id} admits the call`),
    ],
    [
      'the security group path',
      endpoint !== undefined &&
        decided(
          reachesEndpoint(scene.reach, lane.groups, endpoint),
          `whether the ${lane.lane} lane reaches ${endpoint.id}`,
        ),
    ],
  ];
}

/** Whether the router is configured for a second opinion, with the classes of the deployment. */
function isConfigured({ deployment }: Scene, { config }: RouterLane): boolean {
  const { secondOpinion: configured } = config;
  const { secondOpinion: wanted } = deployment;
  if (!configured || !wanted) return configured !== undefined;
  return COMPREHEND_TYPES.every((type) => configured.classes[type] === wanted.classes[type]);
}

function roles(scene: Scene, calling: readonly RouterLane[]): readonly string[] {
  const names = calling.map(({ identity }) => identity.name);
  return scene.identities.flatMap(({ name, statements }) =>
    statements
      .filter((statement) => statement.effect === 'Allow' && concerns(statement, 'comprehend:*'))
      .filter(({ actions }) => !names.includes(name) || actions.except || actions.patterns.join() !== ACTION)
      .map(({ sid }) => `${name}: statement ${sid}`),
  );
}

/** What the endpoint admits besides the calls of the lanes that need it. */
function admitted(calling: readonly RouterLane[], { id, policy }: InterfaceEndpoint): readonly string[] {
  const wide = policy.filter(
    ({ effect, actions }) => effect === 'Allow' && (actions.except || actions.patterns.join() !== ACTION),
  );
  return [
    ...wide.map(({ sid }) => `${id}: statement ${sid} admits more than ${ACTION}`),
    ...admittedBesides(
      policy,
      calling.map(({ identity }) => identity.arn),
    ).map((found) => `${id}: ${found}`),
  ];
}

function groups(
  { reach }: Scene,
  calling: readonly RouterLane[],
  endpoint: InterfaceEndpoint,
): readonly string[] {
  const lanes = calling.flatMap((lane) => lane.groups);
  return [...reach.groups.keys()]
    .filter((group) => !lanes.includes(group) && reachesEndpoint(reach, [group], endpoint) !== false)
    .map((group) => `${group} reaches ${endpoint.id}`);
}
