import type { RouterConfig } from '../../lambda/router/config/router-config';
import { variablesOf } from '../hosts/rows';
import type { FoundationResources } from '../resources/foundation-resources';
import type { InferenceResources } from '../resources/inference-resources';

/** The sources of the deploy-time values. */
export interface DeployTimeSources {
  readonly foundation: Pick<FoundationResources, 'audit' | 'keys'>;
  readonly inference: Pick<InferenceResources, 'addresses' | 'guardrail'>;
}

/** Every environment variable that the configuration names, with its deploy-time value. */
export function routerEnvironment(config: RouterConfig, sources: DeployTimeSources): Record<string, string> {
  const { audit, keys } = sources.foundation;
  return {
    [config.audit.streamNameVariable]: audit.stream.ref,
    [config.audit.digestKeyIdVariable]: keys.digest.keyId,
    ...Object.assign({}, ...config.models.map((model) => variablesOf(model, sources.inference))),
  };
}
