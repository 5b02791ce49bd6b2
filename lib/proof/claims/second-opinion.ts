import { COMPREHEND_TYPES, laneNeedsOpinion } from '../../../policy/second-opinion';
import { type Claim, claim } from '../claim';
import { ABSENT } from '../iam/context';
import { allows, permits } from '../iam/evaluate';
import { concerns } from '../iam/statement';
import { laneRequest } from '../lane-request';
import { endpointServing, type InterfaceEndpoint } from '../network/endpoints';
import type { RouterLane } from '../router-lanes';
import type { Scene } from '../scene';
import { decided } from '../undecided';

const SERVICE = 'comprehend';
const ACTION = 'comprehend:ContainsPiiEntities';

/** A second opinion is a way for a text to leave the account, so it is proven like the way to a model (I2, I4). */
export function secondOpinionClaims(scene: Scene): readonly Claim[] {
  return [
    claim(
      'I4.second-opinion',
      'a lane is configured to ask Comprehend, may, and reaches it exactly where the table shows it a request',
      () => ({
        against: scene.lanes.flatMap((lane) => {
          const asks = needsOpinion(scene, lane);
          return waysOf(scene, lane)
            .filter(([, there]) => there !== asks)
            .map(
              ([way]) => `${lane.lane} lane: ${way} ${asks ? 'is missing' : 'is there and should not be'}`,
            );
        }),
        looked: scene.lanes.map(
          (lane) => `${lane.lane} lane: ${needsOpinion(scene, lane) ? 'asks' : 'asks nobody'}`,
        ),
      }),
    ),
    claim('I4.second-opinion-exact', 'nobody else may ask Comprehend, and nobody anything else', () => {
      const asking = scene.lanes.filter((lane) => needsOpinion(scene, lane));
      const endpoints = scene.endpoints.filter(({ service }) => service === SERVICE);
      return {
        against: [
          ...roles(scene, asking),
          ...endpoints.flatMap((endpoint) => [
            ...admitted(scene, asking, endpoint),
            ...groups(scene, asking, endpoint),
          ]),
        ],
        looked: endpoints.length > 0 ? endpoints.map(({ id }) => id) : ['no endpoint of Comprehend'],
      };
    }),
  ];
}

function needsOpinion({ deployment, policy }: Scene, { lane }: RouterLane): boolean {
  const { secondOpinion } = deployment;
  return secondOpinion !== undefined && laneNeedsOpinion(policy, lane, secondOpinion.classes);
}

/** What asking takes, each by itself. */
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
      endpoint !== undefined &&
        decided(permits(endpoint.policy, request), `whether ${endpoint.id} admits it`),
    ],
    [
      'the security group path',
      endpoint !== undefined &&
        decided(scene.reach.connects(lane.groups, endpoint.groups, 443), `the way to ${endpoint.id}`),
    ],
  ];
}

/** A configuration that listens for something else than the deployment says is not the deployment's. */
function isConfigured({ deployment }: Scene, { config }: RouterLane): boolean {
  const { secondOpinion: configured } = config;
  const { secondOpinion: wanted } = deployment;
  if (!configured || !wanted) return configured !== undefined;
  return COMPREHEND_TYPES.every((type) => configured.classes[type] === wanted.classes[type]);
}

function roles(scene: Scene, asking: readonly RouterLane[]): readonly string[] {
  const names = asking.map(({ identity }) => identity.name);
  return scene.identities.flatMap(({ name, statements }) =>
    statements
      .filter((statement) => statement.effect === 'Allow' && concerns(statement, 'comprehend:*'))
      .filter(({ actions }) => !names.includes(name) || actions.except || actions.patterns.join() !== ACTION)
      .map(({ sid }) => `${name}: statement ${sid}`),
  );
}

/** Any role of the account but those that ask, any of another account, and nobody at all. */
function admitted(
  scene: Scene,
  asking: readonly RouterLane[],
  { id, policy }: InterfaceEndpoint,
): readonly string[] {
  const { partition, account } = scene.world.templates;
  const lanes = asking.map(({ identity }) => identity.arn);
  const strangers = [
    ...scene.identities.map(({ arn }) => ({ arn, account })).filter(({ arn }) => !lanes.includes(arn)),
    { arn: `arn:${partition}:iam::${account}:role/any-other-role`, account },
    { arn: `arn:${partition}:iam::999988887777:role/any-other-role`, account: '999988887777' },
  ];
  const wide = policy.filter(
    ({ effect, actions }) => effect === 'Allow' && (actions.except || actions.patterns.join() !== ACTION),
  );
  return [
    ...wide.map(({ sid }) => `${id}: statement ${sid} admits more than ${ACTION}`),
    ...strangers
      .filter(
        ({ arn, account: owner }) =>
          permits(policy, {
            principal: { kind: 'role', arn, account: owner },
            action: ACTION,
            resource: '*',
            context: { 'aws:PrincipalArn': arn, 'aws:PrincipalAccount': owner },
          }) !== false,
      )
      .map(({ arn }) => `${id} may let ${arn} through`),
    ...(permits(policy, {
      principal: { kind: 'anonymous' },
      action: ACTION,
      resource: '*',
      context: { 'aws:PrincipalArn': ABSENT, 'aws:PrincipalAccount': 'anonymous' },
    }) === false
      ? []
      : [`${id} may let anybody through`]),
  ];
}

function groups(
  { reach }: Scene,
  asking: readonly RouterLane[],
  endpoint: InterfaceEndpoint,
): readonly string[] {
  const lanes = asking.flatMap((lane) => lane.groups);
  return [...reach.groups.keys()]
    .filter((group) => !lanes.includes(group) && reach.connects([group], endpoint.groups, 443) !== false)
    .map((group) => `${group} reaches ${endpoint.id}`);
}
