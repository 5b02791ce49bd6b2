import { VLLM_PATHS } from '../../../lambda/router/hosts/vllm/vllm-paths';

/** Where vLLM says whether it is up. */
export const HEALTH_PATH = '/health';

/**
 * The only paths that the load balancer forwards. vLLM serves many more without authentication, among them
 * `/invocations`, `/tokenize`, `/metrics`, `/pause` and `/update_weights` (vLLM documentation, usage/security). The
 * load balancer answers those with a 404. Exact paths: no entry may contain `*` or `?`.
 */
export const SERVED_PATHS = [...Object.values(VLLM_PATHS), '/v1/models', HEALTH_PATH];
