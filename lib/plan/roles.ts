import type { Host } from '../../policy/boundary';
import type { Lane } from '../../policy/lane';

export type LaneWorkload = `${Lane}-lane`;

/** A name that a host gives to a part of itself: `sagemaker`, `vllm-task`. */
export type HostPart = Host | `${Host}-${string}`;

/** A party that opens or takes connections inside the VPC; each has its own security group. */
export type Workload = LaneWorkload | 'authorizer' | 'api-client' | HostPart;

/** An IAM role of the deployment, by who acts in it. */
export type Role =
  | LaneWorkload
  | 'authorizer'
  | HostPart
  | 'delivery'
  | 'replication'
  | 'flow-logs'
  | 'api-logging';

/** A service that assumes one of our roles. What each tells STS about its caller: lib/security/workload-role.ts. */
export type TrustedService =
  | 'lambda.amazonaws.com'
  | 'ecs-tasks.amazonaws.com'
  | 'ec2.amazonaws.com'
  | 'sagemaker.amazonaws.com'
  | 'firehose.amazonaws.com'
  | 's3.amazonaws.com'
  | 'vpc-flow-logs.amazonaws.com'
  | 'apigateway.amazonaws.com';

/** One role of a deployment. What it may do is in {@link PolicyRow} rows. */
export interface RoleRow {
  readonly role: Role;
  /** Construct id of the role; part of its logical id (I10). */
  readonly id: string;
  /** Who acts in this role, for people. */
  readonly description: string;
  readonly service: TrustedService;
  /**
   * The workload whose network interface the role's calls come from. Two roles act on a GPU instance: its own, and
   * the task execution role. @default none: an AWS service acts in this role, outside the VPC
   */
  readonly workload?: Workload;
}

/** A lane as the network names it. */
export const workloadOf = (lane: Lane): LaneWorkload => `${lane}-lane`;
