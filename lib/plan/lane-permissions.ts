import type { Lane } from '../../policy/lane';
import { type HostRows, permissionsToCall } from '../hosts/rows';
import { placedInVpc, reportsFailures, writesLogs } from './function-permissions';
import { LANE_CONSTRUCT_ID } from './names';
import type { Permission, PolicyRow } from './permission';
import { the } from './resource';
import { type RoleRow, workloadOf } from './roles';
import type { Routing } from './routing';

/** One role for each lane of the deployment. */
export const laneRoles = ({ lanes }: Routing): readonly RoleRow[] =>
  lanes.map((lane) => ({
    role: workloadOf(lane),
    id: LANE_CONSTRUCT_ID[lane],
    description: `The router of the ${lane} lane`,
    service: 'lambda.amazonaws.com',
    workload: workloadOf(lane),
  }));

/** What each lane's role may do, and must never do. */
export const lanePolicies = (routing: Routing, hosts: readonly HostRows[]): readonly PolicyRow[] =>
  routing.lanes.flatMap((lane) => [
    base(routing, lane),
    ...models(routing, hosts, lane),
    ...(routing.opinionLanes.includes(lane) ? [opinion(routing, lane)] : []),
    reportsFailures(workloadOf(lane)),
  ]);

/** What every lane may do: write logs and audit records, compute digests, be placed in the VPC. */
const base = ({ deployment }: Routing, lane: Lane): PolicyRow => ({
  role: workloadOf(lane),
  part: 'base',
  path: [LANE_CONSTRUCT_ID[lane]],
  description: 'Logs, audit records, digests, and a place in the VPC',
  permissions: [
    writesLogs(workloadOf(lane)),
    ...WRITES_RECORDS,
    ...placedInVpc(deployment, workloadOf(lane)),
  ],
});

const WRITES_RECORDS: readonly Permission[] = [
  {
    sid: 'PutRecords',
    effect: 'Allow',
    actions: ['firehose:PutRecord'],
    resources: [the('audit-stream')],
    through: ['kinesis-firehose'],
  },
  {
    sid: 'DeriveDigestKey',
    effect: 'Allow',
    actions: ['kms:GenerateMac'],
    resources: [the('digest-key')],
    conditions: { StringEquals: { 'kms:MacAlgorithm': ['HMAC_SHA_256'] } },
    through: ['kms'],
  },
  {
    // Firehose encrypts a record with the caller's permission on the stream's key. Streams created since 20 April 2026
    // refuse a caller without these two actions, and the router answers 503 if its record is refused (I8). Firehose
    // calls KMS itself: the lane needs no network path to KMS, and can use the key in no other way.
    sid: 'EncryptRecords',
    effect: 'Allow',
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [the('audit-key')],
    through: [],
    viaService: 'firehose',
  },
];

/**
 * The models that the lane may call, and what it must never call. A model is listed if and only if the route table
 * allows it for some caller and class on this lane (I4). None for a lane whose models need no permission.
 */
function models(
  { deployment, models: byLane }: Routing,
  hosts: readonly HostRows[],
  lane: Lane,
): readonly PolicyRow[] {
  const called = byLane[lane] ?? [];
  const permissions = [
    ...called.flatMap((model) => permissionsToCall(model, deployment)),
    ...REFUSALS[lane],
    ...hosts
      .filter(({ host }) => called.some((model) => model.host === host))
      .flatMap(({ permissionsOnce }) => permissionsOnce(called)),
  ];
  // IAM accepts no policy without a statement.
  if (permissions.length === 0) return [];
  return [
    {
      role: workloadOf(lane),
      part: 'models',
      description: `Models the ${lane} lane of ${deployment.name} may call`,
      permissions,
    },
  ];
}

/**
 * Lets a lane call Amazon Comprehend for a second opinion. The action supports no resource (AWS service authorization
 * reference, Amazon Comprehend, 2026-11). The statement has a policy of its own, so that the accepted finding about
 * `*` covers no other statement.
 */
const opinion = ({ deployment }: Routing, lane: Lane): PolicyRow => ({
  role: workloadOf(lane),
  part: 'opinion',
  path: [`${LANE_CONSTRUCT_ID[lane]}Opinion`],
  description: `Whom the ${lane} lane of ${deployment.name} may ask for a second opinion`,
  permissions: [
    {
      sid: 'AskSecondOpinion',
      effect: 'Allow',
      actions: ['comprehend:ContainsPiiEntities'],
      resources: ['*'],
      through: ['comprehend'],
    },
  ],
});

/** An explicit deny: no policy that is added later can give the sealed lane a permission on Bedrock (I3). */
const NO_BEDROCK: Permission = {
  sid: 'NoBedrock',
  effect: 'Deny',
  actions: ['bedrock:*', 'bedrock-mantle:*'],
  resources: ['*'],
  through: [],
};

const REFUSALS = {
  open: [],
  sealed: [NO_BEDROCK],
} as const satisfies Record<Lane, readonly Permission[]>;
