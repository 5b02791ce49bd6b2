import { REQUESTS_OF, VLLM_PATHS } from '../../../lambda/router/hosts/vllm/vllm-paths';
import type { ServedTask } from '../../../policy/endpoints';

/** Where vLLM says whether it is up. */
export const HEALTH_PATH = '/health';

/**
 * The only paths that the load balancer forwards to a model of this task. vLLM serves many more without authentication,
 * among them `/invocations`, `/tokenize`, `/metrics`, `/pause` and `/update_weights` (vLLM documentation, usage/security).
 * The load balancer answers those with a 404. Exact paths: no entry may contain `*` or `?`.
 */
export const servedPaths = (task: ServedTask): string[] => [
  ...REQUESTS_OF[task].map((request) => VLLM_PATHS[request]),
  '/v1/models',
  HEALTH_PATH,
];
