import type { Missing } from '../../account/missing';
import { noAnswer } from '../../account/no-answer';
import { noCredentials } from '../../account/no-credentials';
import { knownFailure } from './known-failures';

/**
 * An answer of AWS, or none, that ended a step: what it means, and what to do. `undefined`: the error is another one.
 *
 * @param error what a call threw
 */
export function stoppedByAws(error: unknown): Missing | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const silence = noAnswer(error);
  const isOfAws = '$metadata' in error || noCredentials(error, '') !== undefined;
  if (silence === undefined && !isOfAws) return undefined;
  const { name, message } = error as Error;
  const said = `${name}: ${message.split('\n')[0]}`;
  const known = knownFailure(said);
  const next = known
    ? [known.means, `Next: ${known.next}`]
    : [silence ?? 'AWS answered this to a call of this step.'];
  return { words: [`AWS: ${said.replace(/\.$/, '')}.`, ...next].join(' '), commands: [] };
}
