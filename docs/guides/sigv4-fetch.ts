import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';

type Credentials = ConstructorParameters<typeof SignatureV4>[0]['credentials'];

/** A `fetch` that signs each request (AWS Signature Version 4) in place of sending an API key. */
export function sigv4Fetch(region: string, credentials: Credentials): typeof fetch {
  const signer = new SignatureV4({ service: 'execute-api', region, credentials, sha256: Sha256 });
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const { protocol, hostname, host, pathname: path } = url;
    // The query is signed too. A space in it is sent as it is signed: %20, and not +.
    const query = Object.fromEntries(
      [...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name)]),
    );
    url.search = url.searchParams.toString().replaceAll('+', '%20');
    const { authorization: _apiKey, ...rest } = Object.fromEntries(request.headers);
    const body = (await request.text()) || undefined;
    const { method, signal } = request;
    const unsigned = { method, protocol, hostname, path, query, headers: { ...rest, host }, body };
    const { headers } = await signer.sign(unsigned);
    return fetch(url, { method, headers, body, signal });
  };
}
