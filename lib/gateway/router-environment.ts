import type { RouterConfig } from '../../lambda/router/config/router-config';
import { variablesOf } from '../hosts/rows';
import type { FoundationResources } from '../resources/foundation-resources';
import type { InferenceResources } from '../resources/inference-resources';

/** Where the deploy-time values come from. */
export interface DeployTimeSources {
  readonly foundation: Pick<FoundationResources, 'audit' | 'keys'>;
  readonly inference: Pick<InferenceResources, 'addresses' | 'guardrail'>;
}

/** Every environment variable the configuration names, with its deploy-time value. */
export function routerEnvironment(config: RouterConfig, sources: DeployTimeSources): Record<string, string> {
  const { audit, keys } = sources.foundation;
  return {
    [config.audit.streamNameVariable]: audit.stream.ref,
    [config.audit.digestKeyIdVariable]: keys.digest.keyId,
    ...Object.assign({}, ...config.models.map((model) => variablesOf(model, sources.inference))),
  };
}
