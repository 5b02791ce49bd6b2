import { basename } from 'node:path';
import type { Deployment } from './deployment';
import { DeploymentError } from './deployment-error';
import { readDeployment } from './read-deployment';

/**
 * The deployment that a TypeScript file exports as its default, read synchronously. Its name must be the file's name.
 *
 * @param source the name of the file in an error.
 * @throws DeploymentError if the file does not load, exports nothing or is not valid.
 */
export function loadDeployment(file: string, source: string): Deployment {
  return readDeployment(defaultExportOf(file, source), source, basename(file, '.ts'));
}

function defaultExportOf(file: string, source: string): unknown {
  try {
    const loaded: { readonly default?: unknown } = require(file);
    return loaded.default;
  } catch (error) {
    const got = wordsOf(error).replaceAll(file, source);
    const allowed =
      'plain TypeScript data: const deployment: DeploymentInput = {…}; export default deployment;';
    throw new DeploymentError(source, [
      { path: '(the whole file)', got, allowed, fix: 'correct the file until it loads' },
    ]);
  }
}

/** The loader's message, without the heading that esbuild adds. */
function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.replace(/^Transform failed with \d+ errors?:\n/, '');
}
