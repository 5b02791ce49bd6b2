import type { Deployment } from './deployment';
import { DeploymentError } from './deployment-error';
import { readDeployment } from './read-deployment';

/**
 * The deployment a TypeScript file exports as its default, synchronously.
 *
 * @param source what to call the file in an error.
 * @throws DeploymentError if the file does not load, exports nothing or is not valid.
 */
export function loadDeployment(file: string, source: string): Deployment {
  return readDeployment(defaultExportOf(file, source), source);
}

function defaultExportOf(file: string, source: string): unknown {
  try {
    const loaded: { readonly default?: unknown } = require(file);
    return loaded.default;
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    const allowed =
      'plain TypeScript data: const deployment: DeploymentInput = {…}; export default deployment;';
    throw new DeploymentError(source, [
      { path: '(the whole file)', got, allowed, fix: 'correct the file until it loads' },
    ]);
  }
}
