import { isInWords } from '../../lib/assembly/is-in-words';
import type { Deployment } from '../../lib/config/deployment';
import { deploymentToday } from './deployment-today';

/**
 * Calls `act` with each deployment. It reports one that cannot be read or synthesized on standard error, and continues
 * with the others.
 *
 * @param typed names, or paths of files
 */
export function forEachDeployment<T>(
  typed: readonly string[],
  act: (deployment: Deployment, typed: string) => T,
): { readonly done: readonly T[]; readonly failed: readonly string[] } {
  const [done, failed]: [T[], string[]] = [[], []];
  for (const one of typed) {
    try {
      done.push(act(deploymentToday(one), one));
    } catch (error) {
      failed.push(one);
      console.error(isInWords(error) ? error.message : error);
    }
  }
  return { done, failed };
}
