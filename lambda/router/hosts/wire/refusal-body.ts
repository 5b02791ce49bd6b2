import { type HttpsAnswer, readBody } from '../../../aws/https-call';
import { jsonIn } from '../../../json/json-in';
import { statusReason } from './status-reason';

/**
 * The body of a refusal as JSON; `undefined` where it is not JSON. Also `undefined` where the connection breaks inside
 * it: the status still gives the reason. Throws then where only the words could tell whose fault the refusal is.
 */
export async function refusalBody(answer: HttpsAnswer): Promise<unknown> {
  try {
    return jsonIn(await readBody(answer, LARGEST_BYTES));
  } catch (error) {
    if (statusReason(answer.status) === 'rejected') throw error;
    return undefined;
  }
}

const LARGEST_BYTES = 64 * 1024;
