import type { Missing } from '../account/missing';
import { noCredentials } from '../account/no-credentials';
import { ACTIONS } from './actions';
import type { Prerequisite } from './prerequisite';

/** AWS's answers to a call that a policy does not allow; S3 answers a HEAD request without a code. */
const REFUSED = ['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation', 'Forbidden', '403'];

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
): Missing | undefined {
  const refusal = noCredentials(error, region);
  if (refusal || !isAnswer(error)) return refusal;
  const what = `Not checked: ${name}.`;
  const needed = ACTIONS[kind].join(', ');
  if (!REFUSED.includes(error.name)) {
    const [answer] = error.message.split('\n');
    return {
      words: `${what} AWS answered ${error.name}: ${answer}. The check calls ${needed}.`,
      commands: [],
    };
  }
  return {
    words: `${what} These credentials may not look (${error.name}). The check calls ${needed}: let these credentials call them, or deploy with others that may.`,
    commands: [`aws sts get-caller-identity --region ${region}`],
  };
}

/** Whether the SDK threw an error for an answer of AWS, or for none. Its own mistakes and ours have no metadata. */
const isAnswer = (error: unknown): error is Error =>
  typeof error === 'object' && error !== null && '$metadata' in error;
