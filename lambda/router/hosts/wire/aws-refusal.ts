import { awsErrorCode, awsErrorWords } from '../../../aws/aws-error';
import type { HttpsAnswer } from '../../../aws/https-call';
import type { HostErrorReason } from '../../contract/chat';
import { HostError, type RefusedPart } from '../host';
import { refusalBody } from './refusal-body';
import { retryAfterSeconds } from './retry-after';
import { statusReason } from './status-reason';

/** The parts of an AWS service's refusal that give its reason. */
export interface AwsRefusal {
  readonly status: number;
  /** AWS's name for the error; empty where the answer has none. */
  readonly code: string;
  /** AWS's message. It distinguishes cases of the same name. Never pass it on (I7). */
  readonly words: string;
  readonly body: unknown;
}

/** The reason for each error name; a function where the name alone does not decide. */
export type ReasonsByCode = Readonly<
  Record<string, HostErrorReason | ((refusal: AwsRefusal) => HostErrorReason)>
>;

/** Reads the error answer of an AWS service, and finds the reason and the part of the request that it is about. */
export async function awsRefusal(
  model: string,
  answer: HttpsAnswer,
  reasons: ReasonsByCode,
  partOf: (refusal: AwsRefusal) => RefusedPart | undefined = () => undefined,
): Promise<HostError> {
  const body = await refusalBody(answer);
  const code = awsErrorCode(answer.headers, body);
  const refusal = { status: answer.status, code, words: awsErrorWords(body), body };
  // Own names only: a host may call its error `constructor`.
  const [known] = [reasons, SIGNATURE_ERRORS].flatMap((each) =>
    Object.hasOwn(each, code) ? [each[code]] : [],
  );
  const reason = typeof known === 'function' ? known(refusal) : (known ?? statusReason(answer.status));
  const named = known === undefined ? '' : ` ${code}`;
  const words = `${model}: answered HTTP ${answer.status}${named}`;
  return new HostError(reason, words, answer.status, retryAfterSeconds(answer), partOf(refusal));
}

/** Errors about the identity of the client, the same at every AWS service. */
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
