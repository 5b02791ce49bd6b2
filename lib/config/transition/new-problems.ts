import type { Deployment } from '../deployment';
import { DeploymentError } from '../deployment-error';
import type { Problem } from '../problem';
import { readDeployment } from '../read-deployment';
import { settled } from './settled';
import type { Union } from './union';

/**
 * The problems of the union that neither file has by itself. The deployed file may have problems of its own: facts have
 * changed since it was deployed. It runs nevertheless, and the new file may be what mends it.
 */
export function newProblems(
  { deployment, aliases }: Union,
  deployed: Deployment,
  next: Deployment,
): readonly Problem[] {
  const known = new Set([deployed, next].flatMap((file) => problemsOf(file).map((one) => keyOf(one, file))));
  const united = settled(deployment);
  return problemsOf(united).filter((problem) => !known.has(keyOf(problem, united, aliases)));
}

function problemsOf(deployment: Deployment): readonly Problem[] {
  try {
    readDeployment(deployment, deployment.name);
    return [];
  } catch (error) {
    if (error instanceof DeploymentError) return error.problems;
    throw error;
  }
}

/** The same for the same problem in two files: models and callers by their names, because their places differ. */
function keyOf(
  { path, got, allowed }: Problem,
  { models, callers }: Deployment,
  aliases: Union['aliases'] = new Map(),
): string {
  const named = (text: string) =>
    text.replace(/\b(models|callers)\[(\d+)\]/g, (place, list: 'models' | 'callers', index: string) => {
      const name = (list === 'models' ? models : callers)[Number(index)]?.name;
      return name === undefined ? place : `${list}[${aliases.get(name) ?? name}]`;
    });
  return JSON.stringify([named(path), got ?? null, named(allowed)]);
}
