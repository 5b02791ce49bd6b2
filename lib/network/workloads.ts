import type { Lane } from '../../policy/lane';

/**
 * Whoever opens connections inside the VPC. Each has its own security group; an IAM role belongs to each too,
 * except that two roles act on a GPU instance: its own, and the task execution role, with which the ECS agent
 * pulls images and ships logs.
 */
export type Workload = `${Lane}-lane` | 'vllm-task' | 'vllm-instance' | 'sagemaker' | 'api-client';
