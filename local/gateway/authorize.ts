import type { SignedRequest } from '../simulators/canonical-request';
import { verifySigV4 } from '../simulators/verify-sigv4';
import type { GatewayResponseType } from './gateway-response';
import type { LocalKey } from './local-keys';

/** The key that signed, the authorizer's result, or neither where the method needs no credential; or a refusal. */
export type Authorization =
  | { readonly key?: LocalKey; readonly authorizer?: Readonly<Record<string, string | number | boolean>> }
  | { readonly refused: GatewayResponseType; readonly message?: string };

/**
 * `AWS_IAM` as API Gateway checks it: the request's signature for `execute-api` with a key that exists. IAM
 * and resource policies are not simulated; the tests evaluate them on the template.
 */
export function authorize(
  request: SignedRequest,
  body: Uint8Array,
  region: string,
  keys: readonly LocalKey[],
): Authorization {
  const keyWithId = (id: string) => keys.find((key) => key.accessKeyId === id);
  const result = verifySigV4(request, body, { service: 'execute-api', region, credentialsFor: keyWithId });
  const key = result.ok ? keyWithId(result.accessKeyId) : undefined;
  if (key) return { key };
  if (result.ok) throw new Error(`No local key ${result.accessKeyId}`);
  return { refused: responseTypeOf(result.code), message: result.message };
}

/** The gateway response for AWS's error name. Every error but a missing or expired token is a wrong signature. */
function responseTypeOf(code: string): GatewayResponseType {
  if (code.startsWith('MissingAuthenticationToken')) return 'MISSING_AUTHENTICATION_TOKEN';
  if (code.startsWith('ExpiredToken')) return 'EXPIRED_TOKEN';
  return 'INVALID_SIGNATURE';
}
