import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Deployment } from './deployment';
import { DeploymentError } from './deployment-error';
import { loadDeployment, loadNeighbour, loadRenewable, type Renewable } from './load-deployment';
import { didYouMean } from './nearest-word';
import type { Neighbour } from './neighbours';

/** The one folder a fork edits. */
export const DEPLOYMENTS = join(__dirname, '../../deployments');

/** The deployments in a folder: file names without `.ts`. Empty if there is no such folder. */
export function deploymentNames(folder = DEPLOYMENTS): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

/**
 * Reads and validates a deployment, synchronously. The other deployments of its folder are read too: their VPCs share no
 * address with its own.
 *
 * @param nameOrPath the name of a file in `folder`, `starter`; or the path of a file anywhere,
 * `some/folder/starter.ts`.
 * @throws DeploymentError if there is no such file, or it does not load, or it is not valid.
 */
export function findDeployment(nameOrPath: string, folder = DEPLOYMENTS): Deployment {
  return found(nameOrPath, folder, loadDeployment);
}

/** The same for a command that pins anew what the file no longer names as its pin says. @throws DeploymentError */
export function findRenewable(nameOrPath: string, folder = DEPLOYMENTS): Renewable {
  return found(nameOrPath, folder, loadRenewable);
}

function found<T>(
  nameOrPath: string,
  folder: string,
  load: (file: string, source: string, neighbours: readonly Neighbour[]) => T,
): T {
  const [file, source] = [deploymentFile(nameOrPath, folder), sourceOf(nameOrPath, folder)];
  const [name, names] = [basename(file, '.ts'), deploymentNames(dirname(file))];
  if (!names.includes(name)) {
    throw new DeploymentError(source, [
      {
        path: '(file)',
        got: undefined,
        allowed: names.join(', ') || `nothing yet: there is no deployment in ${dirname(source)}/`,
        fix: names.length > 0 ? `name one of these${didYouMean(name, names)}, or ${WRITE_ONE}` : WRITE_ONE,
      },
    ]);
  }
  const neighbours = names
    .filter((other) => other !== name)
    .flatMap((other) =>
      loadNeighbour(join(dirname(file), `${other}.ts`), join(dirname(source), `${other}.ts`)),
    );
  return load(file, source, neighbours);
}

/**
 * The deployment of a command that names none: `sandbox`, or the only one that exists.
 *
 * @throws DeploymentError if there are several others, or none.
 */
export function defaultDeployment(folder = DEPLOYMENTS): string {
  const names = deploymentNames(folder);
  const [first, second] = names;
  if (names.includes('sandbox')) return 'sandbox';
  if (first !== undefined && second === undefined) return first;
  throw new DeploymentError(sourceOf('sandbox', folder), [
    {
      path: '(file)',
      got: undefined,
      allowed: names.join(', ') || `nothing yet: there is no deployment in ${basename(folder)}/`,
      fix: `the command names no deployment, so it takes sandbox, which is not there: ${names.length > 0 ? 'name one of these' : WRITE_ONE}`,
    },
  ]);
}

const WRITE_ONE = 'write a new one: npm run new-deployment -- <region> --name <name>';

/** The absolute path of the file that a name or a path refers to, whether or not it exists. */
export function deploymentFile(nameOrPath: string, folder = DEPLOYMENTS): string {
  return isPath(nameOrPath) ? resolve(withExtension(nameOrPath)) : join(folder, withExtension(nameOrPath));
}

/** The name of the file in an error. */
const sourceOf = (nameOrPath: string, folder: string) =>
  isPath(nameOrPath) ? withExtension(nameOrPath) : `${basename(folder)}/${nameOrPath}.ts`;

/** A deployment's name contains none of these characters. */
const isPath = (nameOrPath: string) => /[/\\]|\.ts$/.test(nameOrPath);
const withExtension = (path: string) => (path.endsWith('.ts') ? path : `${path}.ts`);
