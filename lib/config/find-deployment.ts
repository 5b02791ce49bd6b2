import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment } from './deployment';
import { DeploymentError } from './deployment-error';
import { loadDeployment } from './load-deployment';
import { didYouMean } from './nearest-word';

const FOLDER = join(__dirname, '../../deployments');

/** The deployments of this repository, by file name without `.ts`. */
export function deploymentNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

/**
 * Reads and validates `deployments/<name>.ts`, synchronously.
 *
 * @throws DeploymentError if there is no such file, or it does not load, or it is not valid.
 */
export function findDeployment(name: string): Deployment {
  const names = deploymentNames();
  if (!names.includes(name)) {
    throw new DeploymentError(`deployments/${name}.ts`, [
      {
        path: '(file)',
        got: undefined,
        allowed: names.join(', '),
        fix: `name one of these${didYouMean(name, names)}, or write a new one: npm run new-deployment -- <region> --name <name>`,
      },
    ]);
  }
  return loadDeployment(join(FOLDER, `${name}.ts`), `deployments/${name}.ts`);
}
