import type { IncomingHttpHeaders } from 'node:http';
import type { AwsCredentials } from '../../lambda/router/aws/credentials';

/** The parts of an HTTP request a signature covers. `url`: path and query as they stood on the request line. */
export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export interface SigV4Expectation {
  readonly service: string;
  readonly region: string;
  /** The credentials with this access key id; `undefined`: nobody has it. */
  readonly credentialsFor: (accessKeyId: string) => AwsCredentials | undefined;
  /** @default the clock */
  readonly now?: Date;
}

/** Who signed, or AWS's name and words for what is wrong. `status` is 403 for all but a few. */
export type SigV4Result =
  | { readonly ok: true; readonly accessKeyId: string }
  | { readonly ok: false; readonly status: number; readonly code: string; readonly message: string };

/** Verifies the `Authorization` header of a request as AWS does. */
export function verifySigV4(
  _request: SignedRequest,
  _body: Uint8Array,
  _expected: SigV4Expectation,
): SigV4Result {
  throw new Error('not written yet');
}
