import type { Environment } from './credentials';

/**
 * Reads deploy-time values, which the gateway stack puts into the function's environment.
 *
 * @returns the value of a variable. It throws an Error with the variable's name where that is not set.
 */
export function variableReader(environment: Environment): (name: string) => string {
  return (name) => {
    const value = environment[name];
    if (!value) throw new Error(`environment variable ${name} is not set; the gateway stack sets it`);
    return value;
  };
}
