/**
 * The only paths that the load balancer forwards. vLLM serves many more without authentication, among them
 * `/invocations`, `/tokenize`, `/metrics`, `/pause` and `/update_weights` (vLLM documentation, usage/security). The
 * load balancer answers those with a 404. Exact paths: no entry may contain `*` or `?`.
 */
export const SERVED_PATHS = ['/v1/chat/completions', '/v1/models', '/health'] as const;
