import type { Deployment } from '../../lib/config/deployment';
import { prove } from '../../lib/proof/prove';
import { CommandError } from '../command-line/command-error';
import { typedCommand } from '../command-line/typed-command';
import { readSubject } from '../prove/synthesized-subject';

/**
 * Proves the very assembly that a deploy sends, and says how many claims hold.
 *
 * @param typed the name or path by which the user named the deployment
 * @throws CommandError with each claim that does not hold, and the reasons against it
 */
export function proveAssembly(deployment: Deployment, assembly: string, typed = deployment.name): string {
  const { claims, holds } = prove(readSubject(deployment, assembly));
  if (holds) return `Proof: all ${claims.length} claims hold.`;
  const failed = claims.filter((claim) => !claim.holds);
  throw new CommandError(
    [
      `Refused: ${failed.length} of ${claims.length} claims do not hold on the templates of ${deployment.name}. Nothing is deployed.`,
      ...failed.map(({ id, words, evidence }) =>
        [`${id}: ${words}`, ...evidence.map((found) => `    ${found}`)].join('\n'),
      ),
      `All claims: ${typedCommand('prove', typed)}`,
    ].join('\n\n'),
  );
}
