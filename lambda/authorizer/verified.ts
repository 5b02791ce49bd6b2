import type { AuthorizerConfig } from './config/authorizer-config';
import type { RefusalReason } from './log';

/** Who sends a request. `credential` says by what, without its secret: `api-key/<key id>`, `token/<claim value>`. */
export interface Identified {
  readonly caller: AuthorizerConfig['callers'][number];
  readonly credential: string;
}

/** Why a credential stands for nobody. */
export interface Refused {
  readonly refused: RefusalReason;
  /** A code such as `ERR_JWT_EXPIRED`. */
  readonly detail?: string;
  /** Of an API key. */
  readonly keyId?: string;
  /** Of a token by an unknown key: whether it says it comes from our issuer. */
  readonly ofOurIssuer?: boolean;
}

export type Verified = Identified | Refused;
