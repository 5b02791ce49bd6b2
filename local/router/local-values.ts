import type { RouterConfig } from '../../lambda/router/config/router-config';
import { LocalRunError } from '../local-run-error';

/** What stands on this machine for what a deploy would have made, by environment variable. */
export function localValues(config: RouterConfig, vllmUrl: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {
    [config.audit.streamNameVariable]: `${config.deployment}-audit`,
    [config.audit.digestKeyIdVariable]: 'local-digest-key',
  };
  for (const model of config.models) {
    if (model.host === 'vllm') values[model.baseUrlVariable] = vllmUrl;
    if (model.host === 'sagemaker') {
      values[model.endpointNameVariable] = endpointName(config.deployment, model.name);
    }
    if (model.host === 'bedrock' && model.guardrail) {
      values[model.guardrail.idVariable] = 'localguardrail';
      values[model.guardrail.versionVariable] = '1';
    }
  }
  return values;
}

/** The name a SageMaker endpoint has in this deployment, simulated or not. */
export const endpointName = (deployment: string, model: string) => `${deployment}-${model}`;

/**
 * A function's variables as its handler will see them here: those the configuration names with their local values,
 * others as the template has them. Throws {@link LocalRunError} for a deploy-time value nothing stands for.
 */
export function resolveVariables(
  variables: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => {
      const local = values[name] ?? (typeof value === 'string' ? value : undefined);
      if (local !== undefined) return [name, local];
      throw new LocalRunError(
        `The router's environment variable ${name} is known at deploy time only, and the local run has nothing that stands for it.`,
      );
    }),
  );
}
