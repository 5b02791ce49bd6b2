import { type Claim, claim } from '../claim';
import { allows } from '../iam/evaluate';
import { readPolicy } from '../iam/policy-document';
import { laneRequest } from '../lane-request';
import { endpointServing } from '../network/endpoints';
import type { RouterLane } from '../router-lanes';
import type { Scene } from '../scene';
import { decided, Undecided } from '../undecided';

/** Without its records a lane answers nothing (I8), so they must be possible: stream and digest key. */
export function recordsClaim(scene: Scene): Claim {
  return claim(
    'I8.records',
    'every lane may write its records and derive its digest key, and reaches both',
    () => ({
      against: scene.lanes.flatMap((lane) => [...stream(scene, lane), ...digestKey(scene, lane)]),
      looked: scene.lanes.map(({ lane }) => `${lane} lane`),
    }),
  );
}

function stream(scene: Scene, lane: RouterLane): readonly string[] {
  const { partition, region, account } = scene.world.templates;
  const name = textOf(lane, lane.config.audit.streamNameVariable);
  const resource = `arn:${partition}:firehose:${region}:${account}:deliverystream/${name}`;
  return ask(scene, lane, 'kinesis-firehose', 'firehose:PutRecord', resource);
}

function digestKey(scene: Scene, lane: RouterLane): readonly string[] {
  const { partition, region, account } = scene.world.templates;
  const id = textOf(lane, lane.config.audit.digestKeyIdVariable);
  const keyPolicy = readPolicy(scene.world.named(id).get('KeyPolicy'), 'resource', id);
  return ask(scene, lane, 'kms', 'kms:GenerateMac', `arn:${partition}:kms:${region}:${account}:key/${id}`, {
    statements: keyPolicy,
    mustAllow: true,
  });
}

function ask(
  scene: Scene,
  lane: RouterLane,
  service: string,
  action: string,
  resource: string,
  resourcePolicy?: Parameters<typeof allows>[1]['resource'],
): readonly string[] {
  const { account, region } = scene.deployment;
  const endpoint = endpointServing(scene.endpoints, service, lane.vpc);
  if (!endpoint) return [`${lane.lane} lane: no endpoint answers to the name of ${service}`];
  const may = allows(laneRequest(lane, { action, resource, region }, endpoint), {
    identity: lane.identity.statements,
    boundary: lane.identity.boundary,
    endpoint: endpoint.policy,
    resource: resourcePolicy,
    resourceAccount: account,
  });
  const reaches = decided(scene.reach.connects(lane.groups, endpoint.groups, 443), `the way to ${service}`);
  return [
    ...(may ? [] : [`${lane.lane} lane: ${action} is not allowed`]),
    ...(reaches ? [] : [`${lane.lane} lane: no security group path to ${service}`]),
  ];
}

function textOf({ environment }: RouterLane, variable: string): string {
  const value = environment[variable];
  if (typeof value !== 'string') throw new Undecided(`environment variable ${variable} is not set`);
  return value;
}
