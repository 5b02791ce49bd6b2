import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Connection } from './connection';
import { type Answer, type OutgoingRequest, send } from './send';

/** A request to AWS before it is signed. */
export interface UnsignedRequest extends OutgoingRequest {
  /** The service by its name in the signature. */
  readonly service: string;
  /** The region of the signature; a global service has one. */
  readonly region: string;
}

export type AwsCredentials = ConstructorParameters<typeof SignatureV4>[0]['credentials'];

/** By whose credentials a request is signed, and how it leaves. */
export interface Sender {
  readonly credentials: AwsCredentials;
  readonly connection: Pick<Connection, 'agent' | 'httpAgent'>;
}

/** Signs a request and sends it. */
export async function sendSigned(
  { method, service, region, url, headers, body }: UnsignedRequest,
  { credentials, connection }: Sender,
): Promise<Answer> {
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
  return send({ method, url, headers: signed.headers, body }, connection);
}
