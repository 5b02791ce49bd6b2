import { type Claim, claim } from '../claim';
import { allows } from '../iam/evaluate';
import { readPolicy } from '../iam/policy-document';
import { laneRequest } from '../lane-request';
import { endpointServing, reachesEndpoint } from '../network/endpoints';
import type { RouterLane } from '../router-lanes';
import type { Scene } from '../scene';
import { decided, Undecided } from '../undecided';

/** A lane answers only after it has written its record (I8). So it must reach the audit stream and the digest key. */
export function recordsClaim(scene: Scene): Claim {
  return claim(
    'I8.records',
    'every lane may write to the audit stream and derive its digest key, and reaches both services',
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
  return check(scene, lane, 'kinesis-firehose', 'firehose:PutRecord', resource);
}

function digestKey(scene: Scene, lane: RouterLane): readonly string[] {
  const { partition, region, account } = scene.world.templates;
  const id = textOf(lane, lane.config.audit.digestKeyIdVariable);
  const arn = `arn:${partition}:kms:${region}:${account}:key/${id}`;
  // The policy of an imported key is its owner's.
  const policy =
    arn === scene.deployment.imports.keys.digest?.arn
      ? undefined
      : {
          statements: readPolicy(scene.world.named(id).get('KeyPolicy'), 'resource', id),
          mustAllow: true,
        };
  return check(scene, lane, 'kms', 'kms:GenerateMac', arn, policy);
}

function check(
  scene: Scene,
  lane: RouterLane,
  service: string,
  action: string,
  resource: string,
  resourcePolicy?: Parameters<typeof allows>[1]['resource'],
): readonly string[] {
  const { account, region } = scene.deployment;
  const endpoint = endpointServing(scene.endpoints, service, lane.vpc);
  if (!endpoint) return [`${lane.lane} lane: the VPC resolves ${service} to no endpoint`];
  const may = allows(laneRequest(lane, { action, resource, region }, endpoint), {
    identity: lane.identity.statements,
    boundary: lane.identity.boundary,
    endpoint: endpoint.policy,
    resource: resourcePolicy,
    resourceAccount: account,
  });
  const reaches = decided(
    reachesEndpoint(scene.reach, lane.groups, endpoint),
    `whether the ${lane.lane} lane reaches ${service}`,
  );
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
