import { NotRead } from '../../../lib/proof/template/found-value';
import { noAnswer } from '../../account/no-answer';

/** What a call returns; where AWS refuses it or fails, why the value is not known. */
export async function orNotRead<T>(what: string, call: () => Promise<T>): Promise<T | NotRead> {
  try {
    return await call();
  } catch (error) {
    return new NotRead(whyNotRead(what, error));
  }
}

/** @throws the error itself if it is a mistake of this program */
export const whyNotRead = (what: string, error: unknown): string =>
  `could not read ${what} in the account: ${whyNoAnswer(error)}`;

/**
 * Why AWS did not do what it was asked, in words.
 *
 * @throws the error itself if it is a mistake of this program
 */
export function whyNoAnswer(error: unknown): string {
  const silence = noAnswer(error);
  if (silence !== undefined) return silence;
  // An answer that is not AWS's, such as the page of a proxy, is no JSON.
  if (error instanceof SyntaxError && '$response' in error) return 'the answer is not that of AWS';
  if (isOfAws(error)) return `${error.name}: ${error.message}`;
  throw error;
}

/** Every error of an SDK client has `$metadata`. */
const isOfAws = (error: unknown): error is Error =>
  typeof error === 'object' && error !== null && '$metadata' in error;
