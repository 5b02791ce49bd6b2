import type { ApiKeyStore } from './api-keys/verify-api-key';
import type { LogEntry } from './log';
import type { ReadKeySet } from './tokens/key-set-cache';

/** External dependencies of the authorizer. */
export interface AuthorizerPorts {
  /** Where the deployment accepts API keys. */
  readonly apiKeys?: ApiKeyStore;
  /** Where the deployment accepts tokens. */
  readonly keySet?: ReadKeySet;
  readonly log: (entry: LogEntry) => void;
  readonly now: () => Date;
}
