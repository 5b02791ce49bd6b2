import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** The parts of an HTTP request a signature covers. `url`: path and query as on the request line. */
export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * The canonical request of Signature Version 4. Each path segment is encoded once more than on the request line; S3
 * takes the path as it is there. Undefined where the request has none: a signed header is missing, or an escape is
 * invalid.
 */
export function canonicalRequest(
  request: SignedRequest,
  signedHeaders: readonly string[],
  body: Uint8Array,
  service: string,
): string | undefined {
  const [path = '', ...query] = request.url.split('?');
  const headers = canonicalHeaders(request, signedHeaders);
  const parameters = canonicalQuery(query.join('?'));
  if (headers === undefined || parameters === undefined) return undefined;
  return [
    request.method,
    service === 's3' ? path : canonicalPath(path),
    parameters,
    headers,
    signedHeaders.join(';'),
    sha256Hex(body),
  ].join('\n');
}

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(encode(segment));
  }
  const end = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.join('/')}${end}`;
}

function canonicalQuery(query: string): string | undefined {
  if (query === '') return '';
  try {
    return query
      .split('&')
      .map((parameter) => {
        const [name = '', ...value] = parameter.split('=');
        return [encode(decodeURIComponent(name)), encode(decodeURIComponent(value.join('=')))] as const;
      })
      .sort(([nameA, valueA], [nameB, valueB]) => order(nameA, nameB) || order(valueA, valueB))
      .map(([name, value]) => `${name}=${value}`)
      .join('&');
  } catch {
    return undefined;
  }
}

function canonicalHeaders({ headers }: SignedRequest, names: readonly string[]): string | undefined {
  const inOrder = names.every((name, i) => i === 0 || order(names[i - 1] ?? '', name) < 0);
  if (!inOrder || names.some((name) => headers[name] === undefined)) return undefined;
  return names.map((name) => `${name}:${String(headers[name]).trim().replace(/\s+/g, ' ')}\n`).join('');
}

const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));

const encode = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
