import { jsonIn } from '../json/json-in';
import { awsErrorCode } from './aws-error';
import type { AwsPlace } from './endpoints';
import { type HttpsCall, type HttpsRequest, wholeAnswer } from './https-call';
import { createSignedCall } from './signed-call';

/** An AWS service returned an error. `code` is AWS's name for it, such as `ThrottlingException`. */
export class AwsError extends Error {
  override readonly name = 'AwsError';

  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** One call of the AWS JSON protocol. `target` is the API version and the operation: `Firehose_20150804.PutRecord`. */
export interface AwsJsonCall {
  readonly service: keyof typeof PROTOCOL;
  readonly target: string;
  /** An object, or its JSON. */
  readonly body: object | string;
  /** Longest time for the whole call. @default 5000 */
  readonly timeoutMs?: number;
  /** Ends the call early. */
  readonly signal?: AbortSignal;
}

/**
 * Resolves with the decoded answer. Rejects with {@link AwsError} if the service returns an error, and with the
 * system's error if it does not answer. Never retries: the caller decides what a retry may cost.
 */
export type AwsJson = (call: AwsJsonCall) => Promise<unknown>;

/** The version of the protocol, by service. */
const PROTOCOL = { firehose: '1.1', kms: '1.1', dynamodb: '1.0', comprehend: '1.1' } as const;

/** Calls to the AWS services that speak JSON. Creates the connection and the signer of a service at its first call. */
export function createAwsJson(place: AwsPlace): AwsJson {
  const services = new Map<AwsJsonCall['service'], HttpsCall>();
  const heads = new Map<string, HttpsRequest['headers']>();
  return async ({ service, target, body, timeoutMs = 5000, signal }) => {
    const call = services.get(service) ?? createSignedCall(service, place);
    services.set(service, call);
    const headers = heads.get(target) ?? headersOf(service, target);
    heads.set(target, headers);
    const exchange = call({
      path: '/',
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const answer = await wholeAnswer(exchange, LARGEST_ANSWER_BYTES, timeoutMs, signal);
    const result = jsonIn(answer.body);
    if (answer.status === 200 && result !== undefined) return result;
    const code = awsErrorCode(answer.headers, result) || 'UnknownError';
    throw new AwsError(code, answer.status, `${target} answered ${answer.status} ${code}`);
  };
}

const headersOf = (service: AwsJsonCall['service'], target: string) => ({
  'content-type': `application/x-amz-json-${PROTOCOL[service]}`,
  'x-amz-target': target,
});

const LARGEST_ANSWER_BYTES = 1024 * 1024;
