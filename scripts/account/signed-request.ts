import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';

/** A request to AWS before it is signed. */
export interface UnsignedRequest {
  readonly method: 'GET' | 'POST';
  /** The service by its name in the signature. */
  readonly service: string;
  /** The region of the signature; a global service has one. */
  readonly region: string;
  readonly url: URL;
  /** @default none */
  readonly headers?: Readonly<Record<string, string>>;
  /** @default none */
  readonly body?: string;
}

export type AwsCredentials = ConstructorParameters<typeof SignatureV4>[0]['credentials'];

/** What AWS answered. */
export interface AwsAnswer {
  readonly ok: boolean;
  readonly text: string;
  readonly headers: Headers;
}

/** Signs a request and sends it. */
export async function sendSigned(
  { method, service, region, url, headers, body }: UnsignedRequest,
  credentials: AwsCredentials,
): Promise<AwsAnswer> {
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
  const signed = await signer.sign({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: { ...headers, host: url.host },
    body,
  });
  const response = await fetch(url, { method, headers: signed.headers, body });
  return { ok: response.ok, text: await response.text(), headers: response.headers };
}
