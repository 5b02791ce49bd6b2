import type { Deployment } from '../config/deployment';
import { hubOf } from './endpoint-origin';
import type { Permission, PolicyRow } from './permission';
import { type Resource, the } from './resource';
import type { RoleRow, TrustedService } from './roles';

// What a thief of credentials cannot do with them. Code that runs on a machine of the account can read the
// credentials of its role: a function from its environment, a container or an instance from a link-local address.

/**
 * Whether the service hands the role's credentials to a machine of the account. SageMaker does not: with network
 * isolation its container has none, and the platform itself calls AWS with the role, also from outside the VPC, for
 * example when it checks that the weights exist (SageMaker developer guide, "Run Training and Inference Containers in
 * Internet-Free Mode"). A deny by network would stop these calls.
 */
const HANDS_OUT_CREDENTIALS = {
  'lambda.amazonaws.com': true,
  'ecs-tasks.amazonaws.com': true,
  'ec2.amazonaws.com': true,
  'sagemaker.amazonaws.com': false,
  'firehose.amazonaws.com': false,
  's3.amazonaws.com': false,
  'vpc-flow-logs.amazonaws.com': false,
  'apigateway.amazonaws.com': false,
} as const satisfies Record<TrustedService, boolean>;

/**
 * The same policies; the base policy of each role whose credentials are on machines of the account also has the two
 * denials below. They are made from the other rows, so a new permission is covered without further change.
 */
export function withCredentialGuards(
  policies: readonly PolicyRow[],
  roles: readonly RoleRow[],
  deployment: Pick<Deployment, 'imports'>,
): readonly PolicyRow[] {
  const guarded = roles.filter(({ service }) => HANDS_OUT_CREDENTIALS[service]).map(({ role }) => role);
  return policies.map((policy) => {
    if (policy.part !== 'base' || !guarded.includes(policy.role)) return policy;
    const calls = callsFromVpc(policies.filter(({ role }) => role === policy.role));
    return {
      ...policy,
      permissions: [
        ...policy.permissions,
        ...onlyFromVpcs(actionsOf(calls), vpcsOf(calls, deployment)),
        NO_BEARER_KEYS,
      ],
    };
  });
}

/** The actions that the role's own code calls, through the endpoints. Other calls are made by AWS with the role. */
const callsFromVpc = (policies: readonly PolicyRow[]): readonly Permission[] =>
  policies
    .flatMap(({ permissions }) => permissions)
    .filter(({ effect, through }) => effect === 'Allow' && through.length > 0);

const actionsOf = (calls: readonly Permission[]) =>
  [...new Set(calls.flatMap(({ actions }) => actions))].sort();

/** The VPCs that hold the endpoints of these calls: the deployment's own, and those of hubs. */
function vpcsOf(calls: readonly Permission[], deployment: Pick<Deployment, 'imports'>): readonly Resource[] {
  const hubs = [...new Set(calls.flatMap(({ through }) => through))].map(
    (service) => hubOf(service, deployment)?.vpc,
  );
  const own = hubs.includes(undefined) ? [the('endpoint-vpcs')] : [];
  return [...own, ...new Set(hubs.filter((vpc) => vpc !== undefined))];
}

/**
 * Denies these calls outside the VPCs that hold their endpoints: a call through a central hub comes from the hub's VPC.
 * Interface and gateway endpoints both add `aws:SourceVpc` to the request (IAM user guide, "AWS global condition context
 * keys").
 *
 * - A call from the internet has no `aws:SourceVpc`. A negated operator matches a missing key, so `StringNotEquals`
 *   denies that call, and `IfExists` would add nothing (IAM user guide, "IAM JSON policy elements: Condition
 *   operators").
 * - `aws:ViaAWSService` leaves out what a service calls on behalf of the role, outside the VPC: KMS through S3.
 *   `BoolIfExists`, so that a request without the key counts as direct.
 * - AWS publishes the same condition for instance roles and names the actions that endpoints do not serve. No action of
 *   ECS, ECR, Bedrock, Firehose or any other service used here is among them (aws-samples/data-perimeter-policy-examples,
 *   network_perimeter_ec2_scp.json, 2026-03). So the ECS agent's channels are covered too.
 * - Logs: a container's log driver runs on the instance and passes an endpoint; a function's logs are sent by Lambda,
 *   from outside the VPC. The rows tell them apart by `through`.
 */
function onlyFromVpcs(actions: readonly string[], vpcs: readonly Resource[]): readonly Permission[] {
  if (actions.length === 0) return [];
  return [
    {
      sid: 'OnlyFromVpcsWithEndpoints',
      effect: 'Deny',
      actions,
      resources: ['*'],
      conditions: {
        StringNotEquals: { 'aws:SourceVpc': vpcs },
        BoolIfExists: { 'aws:ViaAWSService': ['false'] },
      },
      through: [],
    },
  ];
}

/**
 * A bearer key works without a signature and outlives the role's session. Whoever has the role's credentials can make
 * one. No role uses one, so that a key made from stolen credentials is refused everywhere.
 */
const NO_BEARER_KEYS: Permission = {
  sid: 'NoBearerKeys',
  effect: 'Deny',
  actions: ['bedrock:CallWithBearerToken', 'bedrock-mantle:CallWithBearerToken'],
  resources: ['*'],
  through: [],
};
