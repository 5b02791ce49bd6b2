import { type Flow, HTTPS } from '../../plan/flow';
import type { LaneWorkload } from '../../plan/roles';
import { VLLM_PORT } from './names';

/** Lanes open connections to the load balancer, the load balancer to the tasks. */
export const vllmFlows = (lanes: readonly LaneWorkload[]): readonly Flow[] => [
  ...lanes.map(
    (lane): Flow => ({
      from: lane,
      to: 'vllm-load-balancer',
      port: HTTPS,
      why: `${lane} asks vllm models`,
    }),
  ),
  {
    from: 'vllm-load-balancer',
    to: 'vllm-task',
    port: VLLM_PORT,
    why: 'requests and health checks of vllm-load-balancer',
  },
];
