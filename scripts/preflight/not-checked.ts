import { isRefused } from '../account/is-refused';
import { noAnswer } from '../account/no-answer';
import { noCredentials } from '../account/no-credentials';
import { ACTIONS } from './actions';
import { type Answered, undecided } from './answer';
import type { Prerequisite } from './prerequisite';

/**
 * A prerequisite that could not be checked, because AWS refused or failed to answer. `undefined`: the error is no answer
 * of AWS.
 *
 * @param name the prerequisite in words
 */
export function notChecked(
  kind: Prerequisite['kind'],
  name: string,
  error: unknown,
  region: string,
): Answered | undefined {
  const refusal = noCredentials(error, region);
  if (refusal) return refusal;
  const what = `Not checked: ${name}.`;
  const silence = noAnswer(error);
  if (silence !== undefined) return undecided(`${what} ${silence}`);
  if (!isAnswer(error)) return undefined;
  const needed = ACTIONS[kind].join(', ');
  if (!isRefused(error)) {
    const [answer] = error.message.split('\n');
    return undecided(`${what} AWS answered ${error.name}: ${answer}. The check calls ${needed}.`);
  }
  return undecided(
    `${what} These credentials may not look (${error.name}${refusedAction(error)}). The check calls ${needed}: let these credentials call them, or deploy with others that may.`,
    `aws sts get-caller-identity --region ${region}`,
  );
}

/** The action that AWS says is missing, where its message names one. */
function refusedAction({ message }: Error): string {
  const [, action] = /not authorized to perform:? ([a-z0-9-]+:\w+)/i.exec(message) ?? [];
  return action === undefined ? '' : `: ${action}`;
}

/** Whether the SDK threw an error for an answer of AWS, or for none. Its own mistakes and ours have no metadata. */
const isAnswer = (error: unknown): error is Error =>
  typeof error === 'object' && error !== null && '$metadata' in error;
