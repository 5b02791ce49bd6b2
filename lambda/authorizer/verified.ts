import type { AuthorizerConfig } from './config/authorizer-config';
import type { CheckedClaim, RefusalReason } from './log';

/** The caller of a request. `credential` names the credential without its secret: `api-key/<key id>`, `token/<claim value>`. */
export interface Identified {
  readonly caller: AuthorizerConfig['callers'][number];
  readonly credential: string;
  /** From when on the credential is refused, milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Why a credential is refused. */
export interface Refused {
  readonly refused: RefusalReason;
  /** A code such as `ERR_JWT_EXPIRED`. */
  readonly detail?: string;
  /** The claim that is missing or wrong. */
  readonly claim?: CheckedClaim;
  /** The id of the API key. */
  readonly keyId?: string;
  /** Set for a token that an unknown key signed: whether its `iss` is our issuer. */
  readonly ofOurIssuer?: boolean;
}

export type Verified = Identified | Refused;
