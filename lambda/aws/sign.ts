import { createHmac, hash } from 'node:crypto';
import type { AwsCredentials } from './credentials';
import type { HttpEndpoint } from './endpoints';
import { hmacSha256 } from './hmac-sha256';
import type { HttpsRequest } from './https-call';
import { percentEncoded } from './percent-encoding';

/**
 * Returns the headers of a request with those of the signature. `path` and its query are already percent-encoded.
 * Requests whose `headers` are the same object, which must not change, cost less.
 */
export type Sign = (request: HttpsRequest) => Record<string, string>;

/**
 * Signs requests to one service endpoint with Signature Version 4. A chat request is signed three times, so this signer
 * does once what does not change: the canonical form of a request up to its hashes, the signing key of a day, the time
 * of a second. Its headers equal those of `@smithy/signature-v4` byte for byte; a property test compares them.
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
  const always: Readonly<Record<string, string>> = {
    host: endpoint.host,
    ...(sessionToken && { 'x-amz-security-token': sessionToken }),
  };
  const formOf = canonicalForms(endpoint, service, always);
  const timeOf = times();
  const macOf = signatures(secretAccessKey, region, service);

  return (request) => {
    const time = timeOf(now());
    const day = time.slice(0, 8);
    const payloadHash = hash('sha256', request.body);
    const { before, between, after, names } = formOf(request);
    const canonical = before + payloadHash + between + time + after + payloadHash;
    const scope = `${day}/${region}/${service}/aws4_request`;
    const toSign = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${hash('sha256', canonical)}`;
    const signature = macOf(day)(toSign);
    return {
      ...request.headers,
      ...always,
      [TIME]: time,
      [PAYLOAD_HASH]: payloadHash,
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
    };
  };
}

/** The canonical request around its two values: the hash of the payload, and the time. The hash is also its last line. */
interface CanonicalForm {
  readonly before: string;
  readonly between: string;
  readonly after: string;
  /** The names of the signed headers. */
  readonly names: string;
}

const PAYLOAD_HASH = 'x-amz-content-sha256';
const TIME = 'x-amz-date';

/** The canonical form of a request. It keeps those of the objects of headers that it has had. */
function canonicalForms(
  endpoint: HttpEndpoint,
  service: string,
  always: Readonly<Record<string, string>>,
): (request: HttpsRequest) => CanonicalForm {
  // Every service but S3 escapes the path once more before it signs.
  const canonicalPath = service === 's3' ? (path: string) => path : escapedPath;
  const kept = new WeakMap<object, { readonly place: string; readonly form: CanonicalForm }>();

  const newForm = ({ method = 'POST', path, headers }: HttpsRequest): CanonicalForm => {
    const signed: Readonly<Record<string, string>> = {
      ...headers,
      ...always,
      [PAYLOAD_HASH]: '',
      [TIME]: '',
    };
    const names = Object.keys(signed)
      .filter((name) => !UNSIGNED.test(name))
      .sort();
    const lineOf = (name: string) => {
      const value = signed[name] as string;
      return `${name}:${name in always ? value : canonicalValue(value)}\n`;
    };
    const linesOf = (some: readonly string[]) => some.map(lineOf).join('');
    const [hashAt, timeAt] = [names.indexOf(PAYLOAD_HASH), names.indexOf(TIME)];
    const [resource = '', query = ''] = path.split('?');
    const first = `${method}\n${canonicalPath(endpoint.path + resource)}\n${inOrder(query)}\n`;
    const list = names.join(';');
    return {
      before: `${first}${linesOf(names.slice(0, hashAt))}${PAYLOAD_HASH}:`,
      between: `\n${linesOf(names.slice(hashAt + 1, timeAt))}${TIME}:`,
      after: `\n${linesOf(names.slice(timeAt + 1))}\n${list}\n`,
      names: list,
    };
  };

  return (request) => {
    const place = `${request.method} ${request.path}`;
    const known = kept.get(request.headers);
    if (known?.place === place) return known.form;
    const form = newForm(request);
    kept.set(request.headers, { place, form });
    return form;
  };
}

/** A time as a signature has it. It keeps that of the newest second. */
function times(): (now: Date) => string {
  let second = Number.NaN;
  let text = '';
  return (now) => {
    const current = Math.floor(now.getTime() / 1000);
    if (current !== second) {
      second = current;
      text = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
    }
    return text;
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

/** Signs with the key of a day. It keeps the newest key. */
function signatures(
  secret: string,
  region: string,
  service: string,
): (day: string) => (text: string) => string {
  let kept: { readonly day: string; readonly mac: (text: string) => string } | undefined;
  return (day) => {
    if (kept?.day !== day) {
      const parts = [day, region, service, 'aws4_request'];
      const key = parts.reduce(
        (previous, part) => createHmac('sha256', previous).update(part).digest(),
        Buffer.from(`AWS4${secret}`),
      );
      kept = { day, mac: hmacSha256(key) };
    }
    return kept.mac;
  };
}
