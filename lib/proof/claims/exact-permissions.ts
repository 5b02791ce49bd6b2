import { type Claim, claim } from '../claim';
import { ABSENT } from '../iam/context';
import { permits } from '../iam/evaluate';
import type { Principal } from '../iam/principal';
import type { InterfaceEndpoint } from '../network/endpoints';
import type { Scene } from '../scene';
import { byAnotherWay, callsOf, wider } from './no-wider';

/** The other half of I4: nothing beyond the table is allowed, neither by a lane's role nor by an endpoint. */
export function exactPermissionClaims(scene: Scene): readonly Claim[] {
  return [
    claim('I4.roles-exact', 'a lane’s role allows the models it is routed to, by name, and no other', () => ({
      against: scene.lanes.flatMap((lane) => {
        const calls = callsOf(scene, lane);
        const { statements } = lane.identity;
        return [
          ...wider(statements, calls),
          ...byAnotherWay(lane, calls, (request) => permits(statements, request)),
        ].map((found) => `${lane.lane} lane: ${found}`);
      }),
      looked: scene.lanes.map(({ lane, identity }) => `${lane} lane: ${identity.name}`),
    })),
    claim(
      'I4.endpoints-exact',
      'endpoints to models let the lanes through, to their models, and nobody else',
      () => {
        const endpoints = scene.endpoints.filter(({ service }) => /bedrock|sagemaker/.test(service));
        return {
          against: endpoints.flatMap((endpoint) => [
            ...tooMuch(scene, endpoint),
            ...strangers(scene, endpoint),
          ]),
          looked: endpoints.length > 0 ? endpoints.map(({ id }) => id) : ['no endpoint to a model service'],
        };
      },
    ),
  ];
}

function tooMuch(scene: Scene, endpoint: InterfaceEndpoint): readonly string[] {
  const { partition, region, account } = scene.world.templates;
  // The guardrail has no id before the endpoint stands; the role is allowed one.
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

/** Principals that no lane is: let through by any statement, whatever they ask, is too many. */
function strangers(scene: Scene, endpoint: InterfaceEndpoint): readonly string[] {
  const { partition, account } = scene.world.templates;
  const asking = scene.lanes
    .filter((lane) => callsOf(scene, lane).some(({ service }) => service === endpoint.service))
    .map(({ identity }) => identity.arn);
  const role = (owner: string, name: string): Principal => ({
    kind: 'role',
    arn: `arn:${partition}:iam::${owner}:role/${name}`,
    account: owner,
  });
  const others: readonly Principal[] = [
    ...scene.identities.filter(({ arn }) => !asking.includes(arn)).map(({ principal }) => principal),
    role(account, 'any-other-role'),
    role('999988887777', 'any-other-role'),
    { kind: 'anonymous' },
  ];
  return others
    .filter((principal) => permits(endpoint.policy, anything(principal)) !== false)
    .map(
      (principal) => `${endpoint.id} may let ${'arn' in principal ? principal.arn : principal.kind} through`,
    );
}

/** Any request of a principal: whatever is not said of it is unknown. */
function anything(principal: Principal) {
  const known = 'arn' in principal;
  return {
    principal,
    action: '*',
    resource: '*',
    context: {
      'aws:PrincipalArn': known ? principal.arn : ABSENT,
      'aws:PrincipalAccount': known ? principal.account : 'anonymous',
    },
  };
}
