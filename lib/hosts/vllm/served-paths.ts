import { REQUESTS_OF, VLLM_PATHS } from '../../../lambda/router/hosts/vllm/vllm-paths';
import type { SelfHostedModel } from '../../config/model';
import { weightsTask } from '../../config/self-hosted/weights';

/** Where vLLM says whether it is up. */
export const HEALTH_PATH = '/health';

/**
 * The only paths that the firewall and the load balancer pass to a model: those of its task. vLLM serves many more without
 * authentication, among them `/invocations`, `/tokenize`, `/metrics`, `/pause` and `/update_weights` (vLLM documentation,
 * usage/security). The firewall blocks those, and the listener answers 404 where a request comes by. Exact paths: no
 * entry may contain `*` or `?`.
 */
export function servedPaths(model: Pick<SelfHostedModel, 'weights'>): string[] {
  const task = weightsTask(model) === 'embedding' ? 'embedding' : 'chat';
  return [...REQUESTS_OF[task].map((request) => VLLM_PATHS[request]), '/v1/models', HEALTH_PATH];
}
