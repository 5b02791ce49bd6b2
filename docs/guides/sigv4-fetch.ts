import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';

type Credentials = ConstructorParameters<typeof SignatureV4>[0]['credentials'];

/** A `fetch` that signs each request (AWS Signature Version 4) in place of sending an API key. */
export function sigv4Fetch(region: string, credentials: Credentials): typeof fetch {
  const signer = new SignatureV4({ service: 'execute-api', region, credentials, sha256: Sha256 });
  return async (input, init) => {
    const request = new Request(input, init);
    const { protocol, hostname, host, pathname: path } = new URL(request.url);
    const { authorization: _apiKey, ...rest } = Object.fromEntries(request.headers);
    const body = (await request.text()) || undefined;
    const { method, signal } = request;
    const unsigned = { method, protocol, hostname, path, headers: { ...rest, host }, body };
    const { headers } = await signer.sign(unsigned);
    return fetch(request.url, { method, headers, body, signal });
  };
}
