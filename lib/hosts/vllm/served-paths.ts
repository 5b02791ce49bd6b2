import { VLLM_PATHS } from '../../../lambda/router/hosts/vllm/vllm-paths';

/** Where vLLM says whether it is up. */
export const HEALTH_PATH = '/health';

/**
 * The only paths the load balancer passes on. vLLM serves many more without any authentication, among them
 * `/invocations`, `/tokenize`, `/metrics`, `/pause` and `/update_weights`; those end at the load balancer with
 * a 404 (vLLM documentation, usage/security). Exact paths: no pattern here may contain `*` or `?`.
 */
export const SERVED_PATHS = [...Object.values(VLLM_PATHS), '/v1/models', HEALTH_PATH];
