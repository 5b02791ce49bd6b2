import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AwsCredentials } from '../../lambda/aws/credentials';
import { canonicalRequest, type SignedRequest, sha256Hex } from './canonical-request';

/** Credentials as their issuer knows them. `expiresAt`: when a session ends. @default never */
export interface IssuedCredentials extends AwsCredentials {
  readonly expiresAt?: Date;
}

export interface SigV4Expectation {
  readonly service: string;
  readonly region: string;
  /** The credentials with this access key id; `undefined`: there are none. */
  readonly credentialsFor: (accessKeyId: string) => IssuedCredentials | undefined;
  /** @default the clock */
  readonly now?: Date;
}

/** The key that signed, or AWS's error name and message. REST services answer it with `status`. */
export type SigV4Result =
  | { readonly ok: true; readonly accessKeyId: string }
  | { readonly ok: false; readonly status: 403; readonly code: string; readonly message: string };

/**
 * Verifies the `Authorization` header of a request as AWS does, against the body that arrived. It ignores the
 * `x-amz-content-sha256` header. Signatures in the query are not accepted.
 * Stricter than AWS in one point: every `x-amz-…` header must be signed.
 */
export function verifySigV4(
  request: SignedRequest,
  body: Uint8Array,
  expected: SigV4Expectation,
): SigV4Result {
  const { headers } = request;
  if (!headers.authorization) {
    return refuse('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const authorization = readAuthorization(headers.authorization);
  const date = String(headers['x-amz-date'] ?? '');
  if (!authorization || !/^\d{8}T\d{6}Z$/.test(date)) {
    return refuse(
      'IncompleteSignatureException',
      "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters, and an 'X-Amz-Date' header.",
    );
  }
  const { accessKeyId, scope, signedHeaders, signature } = authorization;
  const wrongScope = checkScope(scope, date, expected);
  if (wrongScope) return refuse('InvalidSignatureException', wrongScope);
  const credentials = expected.credentialsFor(accessKeyId);
  if (!credentials || (headers['x-amz-security-token'] ?? undefined) !== credentials.sessionToken) {
    return refuse('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  const now = expected.now ?? new Date();
  if (credentials.expiresAt && credentials.expiresAt <= now) {
    return refuse('ExpiredTokenException', 'The security token included in the request is expired');
  }
  const skew = checkClock(date, now);
  if (skew) return refuse('InvalidSignatureException', skew);
  const unsigned = Object.keys(headers).find(
    (name) => (name === 'host' || name.startsWith('x-amz-')) && !signedHeaders.includes(name),
  );
  if (unsigned) {
    return refuse(
      'InvalidSignatureException',
      `'${unsigned}' must be a 'SignedHeader' in the AWS Authorization.`,
    );
  }
  const canonical = canonicalRequest(request, signedHeaders, body, expected.service);
  if (!canonical || !same(signature, sign(credentials, scope, date, canonical))) {
    return refuse(
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
  }
  return { ok: true, accessKeyId };
}

interface Scope {
  readonly day: string;
  readonly region: string;
  readonly service: string;
}

function readAuthorization(header: string) {
  const match =
    /^AWS4-HMAC-SHA256 Credential=([\w-]+)\/(\d{8})\/([^/\s,]+)\/([^/\s,]+)\/aws4_request, ?SignedHeaders=([^\s,]+), ?Signature=([0-9a-f]{64})$/.exec(
      header,
    );
  if (!match) return undefined;
  const [, accessKeyId = '', day = '', region = '', service = '', names = '', signature = ''] = match;
  return { accessKeyId, scope: { day, region, service }, signedHeaders: names.split(';'), signature };
}

function checkScope(scope: Scope, date: string, expected: SigV4Expectation): string | undefined {
  if (scope.service !== expected.service) {
    return `Credential should be scoped to correct service: '${expected.service}'.`;
  }
  if (scope.region !== expected.region) return 'Credential should be scoped to a valid region.';
  if (!date.startsWith(scope.day)) return 'Date in Credential scope does not match YYYYMMDD from X-Amz-Date.';
  return undefined;
}

/** AWS accepts five minutes either way. */
function checkClock(date: string, now: Date): string | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  const signedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const skew = now.getTime() - signedAt;
  if (Math.abs(skew) <= 5 * 60 * 1000) return undefined;
  return skew > 0
    ? `Signature expired: ${date} is too old.`
    : `Signature not yet current: ${date} is too new.`;
}

function sign(credentials: AwsCredentials, scope: Scope, date: string, canonical: string): string {
  const { day, region, service } = scope;
  const key = [day, region, service, 'aws4_request'].reduce<Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    Buffer.from(`AWS4${credentials.secretAccessKey}`),
  );
  const text = `AWS4-HMAC-SHA256\n${date}\n${day}/${region}/${service}/aws4_request\n${sha256Hex(canonical)}`;
  return createHmac('sha256', key).update(text).digest('hex');
}

const same = (a: string, b: string) => timingSafeEqual(Buffer.from(a), Buffer.from(b));

function refuse(code: string, message: string): SigV4Result {
  return { ok: false, status: 403, code, message };
}
