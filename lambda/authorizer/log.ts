/** Why a credential was refused. `invalid-token`: see `detail`, jose's own code. */
export type RefusalReason =
  | 'no-credential'
  | 'not-accepted-here'
  | 'unknown-key'
  | 'wrong-secret'
  | 'revoked-key'
  | 'expired-key'
  | 'unknown-caller'
  | 'no-key-id'
  | 'unknown-key-id'
  | 'algorithm-not-allowed'
  | 'invalid-token';

/**
 * Every line that the authorizer may log, field by field. The types are the allow-list: no field can hold a secret, a
 * token, or text from an unverified token.
 */
export type LogEntry =
  /** One for each credential that was checked. Results from API Gateway's cache have none. */
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
    }
  /** A token of our issuer, signed with a key that is not in the bucket. An alarm watches this one. */
  | { readonly event: 'unknown-key-id'; readonly requestId: string }
  /** The key table or the key set could not be read, and the client got 503. An alarm watches this one. */
  | {
      readonly event: 'authorizer-failed';
      readonly requestId: string;
      /** The name of the error's class, never its message. */
      readonly error: string;
      /** AWS's name for it, such as `AccessDeniedException`. */
      readonly code?: string;
    };

/** A log line as JSON: a line break inside a value cannot begin a second line. */
export const toLogLine = (entry: LogEntry): string => JSON.stringify(entry);
