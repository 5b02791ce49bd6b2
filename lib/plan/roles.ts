import type { Lane } from '../../policy/lane';
import type { HostPart } from '../resources/host-part';

export type LaneWorkload = `${Lane}-lane`;

/** A component that opens or accepts connections inside the VPC. Each has its own security group. */
export type Workload = LaneWorkload | 'authorizer' | 'chain-heads' | 'api-client' | HostPart;

/** An IAM role of the deployment, named by the component or service that uses it. */
export type Role =
  | LaneWorkload
  | 'authorizer'
  | 'chain-heads'
  | HostPart
  | 'delivery'
  | 'replication'
  | 'flow-logs'
  | 'api-logging';

/** An AWS service that assumes one of our roles. lib/security/workload-role.ts has the trust condition of each. */
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
  /** Purpose of the role, for readers. */
  readonly description: string;
  readonly service: TrustedService;
  /**
   * The workload whose network interface sends the role's calls. A GPU instance uses two roles: its own, and the task
   * execution role. @default none: an AWS service uses this role, outside the VPC
   */
  readonly workload?: Workload;
}

/** A lane as the network names it. */
export const workloadOf = (lane: Lane): LaneWorkload => `${lane}-lane`;
