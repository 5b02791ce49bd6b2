import type { ErrorName } from '../aws/error-name';

/** Why a credential was refused. `invalid-token`: see `detail`, jose's own code, and `claim`. */
export type RefusalReason =
  | 'no-credential'
  /** Several values of `Authorization`, or of `x-api-key`. */
  | 'repeated-header'
  | 'not-accepted-here'
  | 'unknown-key'
  | 'wrong-secret'
  | 'revoked-key'
  | 'expired-key'
  | 'unknown-caller'
  | 'no-key-id'
  | 'unknown-key-id'
  | 'algorithm-not-allowed'
  /** A header parameter that no access token has. `detail`: which. */
  | 'header-not-allowed'
  /** The key of the set must not verify this token. `detail`: why. */
  | 'key-not-allowed'
  /** No access token, or nothing shows that it is one. `detail`: what shows it. */
  | 'not-an-access-token'
  /** Bound to a key that the client has not proven to have. */
  | 'bound-token'
  /** `detail`: the claim whose time is not a possible one. */
  | 'time-not-allowed'
  | 'issued-in-the-future'
  | 'lifetime-too-long'
  | 'invalid-token';

/** The claims that may be missing or wrong in an `invalid-token`. `caller`: the one that names the caller. */
export const CHECKED_CLAIMS = ['aud', 'caller', 'client_id', 'exp', 'iat', 'iss', 'nbf', 'scope'] as const;
export type CheckedClaim = (typeof CHECKED_CLAIMS)[number];

/**
 * Every line that the authorizer may log, field by field. The types are the allow-list: no field can hold a secret, a
 * token, or text from an unverified token.
 */
export type LogEntry =
  /** One for each request. */
  | {
      readonly event: 'authorization';
      /** API Gateway's, as in its access log. */
      readonly requestId: string;
      readonly outcome: 'accepted' | 'refused';
      readonly caller?: string;
      /** The id of an API key, which is not secret. */
      readonly keyId?: string;
      readonly reason?: RefusalReason;
      /** A code such as `ERR_JWT_EXPIRED`. */
      readonly detail?: string;
      /** Of an `invalid-token`: the claim that is missing or wrong. A word of ours, never text of a token. */
      readonly claim?: CheckedClaim;
    }
  /** A token of our issuer, signed with a key that is not in the bucket. An alarm watches this one. */
  | { readonly event: 'unknown-key-id'; readonly requestId: string }
  /** S3 did not answer, and the keys of the last read are used for up to a quarter of an hour. */
  | ({ readonly event: 'key-set-not-read' } & ErrorName)
  /** The key table or the key set could not be read, and the client got 503. An alarm watches this one. */
  | ({ readonly event: 'authorizer-failed'; readonly requestId: string } & ErrorName);
