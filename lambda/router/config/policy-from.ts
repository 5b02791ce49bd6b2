import type { Policy } from '../../../policy/route-table';
import type { RouterConfig } from './router-config';

/**
 * The deployment's whole policy, from one lane's configuration: the models that this lane reaches and those that it
 * does not, so that the table gives the reason for both. Models of `elsewhere` come last and are never kept.
 */
export function policyFrom(config: RouterConfig): Policy {
  const elsewhere = config.elsewhere.map((model) => ({ ...model, fallbacks: model.fallbacks ?? [] }));
  const { callers, ceilings, models, restrictedOnOpenLane } = config;
  return { ceilings, models: [...models, ...elsewhere], callers, restrictedOnOpenLane };
}
