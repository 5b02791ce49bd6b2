import { createHmac, hash } from 'node:crypto';
import type { AwsCredentials } from './credentials';
import type { HttpEndpoint } from './endpoints';
import type { HttpsRequest } from './https-call';
import { percentEncoded } from './percent-encoding';

/** Returns the headers of a request with those of the signature. `path` and its query are already percent-encoded. */
export type Sign = (request: HttpsRequest) => Record<string, string>;

/**
 * Signs requests to one service endpoint with Signature Version 4. A chat request is signed three times, so this signer
 * does what never changes once: the canonical host and session token at its creation, the signing key once a day. Its
 * headers equal those of `@smithy/signature-v4` byte for byte; a property test compares them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function createSigner(options: {
  readonly endpoint: HttpEndpoint;
  readonly service: string;
  readonly region: string;
  readonly credentials: AwsCredentials;
  /** @default the time of day */
  readonly now?: () => Date;
}): Sign {
  const { endpoint, service, region, credentials, now = () => new Date() } = options;
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  // Every service but S3 escapes the path once more before it signs.
  const canonicalPath = service === 's3' ? (path: string) => path : escapedPath;
  const always: Readonly<Record<string, string>> = {
    host: endpoint.host,
    ...(sessionToken && { 'x-amz-security-token': sessionToken }),
  };
  const keyOf = signingKeys(secretAccessKey, region, service);

  return ({ method = 'POST', path, headers, body }) => {
    const time = now()
      .toISOString()
      .replace(/[-:]|\.\d{3}/g, '');
    const day = time.slice(0, 8);
    const payloadHash = hash('sha256', body);
    const signed: Record<string, string> = {
      ...headers,
      ...always,
      'x-amz-date': time,
      'x-amz-content-sha256': payloadHash,
    };
    let lines = '';
    let names = '';
    for (const name of Object.keys(signed).sort()) {
      if (UNSIGNED.test(name)) continue;
      const value = signed[name] as string;
      lines += `${name}:${name in always ? value : canonicalValue(value)}\n`;
      names += names === '' ? name : `;${name}`;
    }
    const [resource = '', query = ''] = path.split('?');
    const request = `${method}\n${canonicalPath(endpoint.path + resource)}\n${inOrder(query)}\n${lines}\n${names}\n${payloadHash}`;
    const scope = `${day}/${region}/${service}/aws4_request`;
    const toSign = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${hash('sha256', request)}`;
    const signature = createHmac('sha256', keyOf(day)).update(toSign).digest('hex');
    signed.authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
    return signed;
  };
}

/** Headers that a proxy or Node may change on the way, and so are never signed. Names are in lower case. */
const UNSIGNED =
  /^(?:authorization|cache-control|connection|expect|from|keep-alive|max-forwards|pragma|referer|te|trailer|transfer-encoding|upgrade|user-agent|x-amzn-trace-id|proxy-.*|sec-.*)$/;

const canonicalValue = (value: string): string =>
  value
    .replace(/[\r\n]/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .replace(/^ | $/g, '');

/** The parameters of a query in the order of their names. */
function inOrder(query: string): string {
  if (!query.includes('&')) return query;
  const nameOf = (parameter: string) => parameter.split('=', 1)[0] as string;
  return query
    .split('&')
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
    .join('&');
}

/** The path without `.`, `..` and empty segments, each segment escaped once more. */
function escapedPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(percentEncoded(segment));
  }
  return `/${segments.join('/')}${segments.length > 0 && path.endsWith('/') ? '/' : ''}`;
}

/** The signing key of a day. It keeps the newest one. */
function signingKeys(secret: string, region: string, service: string): (day: string) => Buffer {
  let kept: { readonly day: string; readonly key: Buffer } | undefined;
  return (day) => {
    if (kept?.day !== day) {
      const parts = [day, region, service, 'aws4_request'];
      const key = parts.reduce(
        (previous, part) => createHmac('sha256', previous).update(part).digest(),
        Buffer.from(`AWS4${secret}`),
      );
      kept = { day, key };
    }
    return kept.key;
  };
}
