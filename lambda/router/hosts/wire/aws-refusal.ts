import { awsErrorCode, awsErrorWords, jsonOf } from '../../../aws/aws-error';
import { type HttpsAnswer, readBody } from '../../../aws/https-call';
import type { HostErrorReason } from '../../contract/chat';
import { HostError } from '../host';
import { statusReason } from './status-reason';

/** An AWS service's refusal, as far as its reason is judged by it. */
export interface AwsRefusal {
  readonly status: number;
  /** AWS's name for the error; empty where it gave none. */
  readonly code: string;
  /** AWS's words. For telling cases apart only, never to be repeated (I7). */
  readonly words: string;
  readonly body: unknown;
}

/** What each error name means; a function where the name alone does not tell. */
export type ReasonsByCode = Readonly<
  Record<string, HostErrorReason | ((refusal: AwsRefusal) => HostErrorReason)>
>;

/** Reads the error answer of an AWS service and says what it means. */
export async function awsRefusal(
  model: string,
  answer: HttpsAnswer,
  reasons: ReasonsByCode,
): Promise<HostError> {
  const body = jsonOf(await readBody(answer, LARGEST_ERROR_BYTES));
  const code = awsErrorCode(answer.headers, body);
  const refusal = { status: answer.status, code, words: awsErrorWords(body), body };
  // Own names only: a host may call its error `constructor`.
  const [known] = [reasons, SIGNATURE_ERRORS].flatMap((each) =>
    Object.hasOwn(each, code) ? [each[code]] : [],
  );
  const reason = typeof known === 'function' ? known(refusal) : (known ?? statusReason(answer.status));
  const named = known === undefined ? '' : ` ${code}`;
  return new HostError(reason, `${model}: answered HTTP ${answer.status}${named}`, answer.status);
}

const LARGEST_ERROR_BYTES = 64 * 1024;

/** Errors about who asks, the same at every AWS service. */
const SIGNATURE_ERRORS: ReasonsByCode = {
  AccessDeniedException: 'denied',
  ExpiredTokenException: 'denied',
  IncompleteSignatureException: 'denied',
  InvalidSignatureException: 'denied',
  MissingAuthenticationTokenException: 'denied',
  UnrecognizedClientException: 'denied',
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
};
