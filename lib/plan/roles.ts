import type { Lane } from '../../policy/lane';

/**
 * Whoever opens connections inside the VPC; each has its own security group. Two roles act on a GPU instance:
 * its own, and the task execution role, with which the ECS agent pulls images and ships logs.
 */
export type Workload =
  | LaneWorkload
  | 'authorizer'
  | 'vllm-task'
  | 'vllm-instance'
  | 'sagemaker'
  | 'api-client';
export type LaneWorkload = `${Lane}-lane`;

/** A lane as the network names it. */
export const workloadOf = (lane: Lane): LaneWorkload => `${lane}-lane`;
