import type { RouterConfig, RouterModel } from '../../lambda/router/config/router-config';
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
    ...Object.assign({}, ...config.models.map((model) => modelVariables(model, sources.inference))),
  };
}

function modelVariables(
  model: RouterModel,
  inference: DeployTimeSources['inference'],
): Record<string, string> {
  switch (model.host) {
    case 'vllm':
      return { [model.baseUrlVariable]: addressOf(model.name, inference) };
    case 'sagemaker':
      return { [model.endpointNameVariable]: addressOf(model.name, inference) };
    case 'bedrock':
      return guardrailVariables(model.guardrail, inference);
  }
}

function addressOf(model: string, { addresses }: DeployTimeSources['inference']): string {
  const address = addresses[model];
  if (address !== undefined) return address;
  throw new Error(
    `The inference stack has no address for model ${model}; it has ${Object.keys(addresses).join(', ') || 'none'}.`,
  );
}

function guardrailVariables(
  names: { readonly idVariable: string; readonly versionVariable: string } | undefined,
  { guardrail }: DeployTimeSources['inference'],
): Record<string, string> {
  if (!names) return {};
  if (guardrail) return { [names.idVariable]: guardrail.id, [names.versionVariable]: guardrail.version };
  throw new Error(
    'The deployment asks for a guardrail on Bedrock answers, and the inference stack made none.',
  );
}
