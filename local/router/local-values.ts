import type { RouterConfig } from '../../lambda/router/config/router-config';
import { variablesOf } from '../../lib/hosts/rows';
import type { DeployTimeValues } from '../../lib/plan/deploy-time-values';
import { LocalRunError } from '../local-run-error';

/** The local replacements for the values that a deploy would have made, by environment variable. */
export function localValues(
  config: RouterConfig,
  values: DeployTimeValues,
): Readonly<Record<string, string>> {
  return {
    [config.audit.streamNameVariable]: `${config.deployment}-audit`,
    [config.audit.digestKeyIdVariable]: 'local-digest-key',
    ...Object.assign({}, ...config.models.map((model) => variablesOf(model, values))),
  };
}

/**
 * A function's variables as its handler will see them here: those the configuration names with their local values,
 * others as the template has them. Throws {@link LocalRunError} for a deploy-time value without a local one.
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
        `The router's environment variable ${name} is known at deploy time only, and the local run has no value for it.`,
      );
    }),
  );
}
