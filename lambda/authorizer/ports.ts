import type { JSONWebKeySet } from 'jose';
import type { KeyRecord } from './api-keys/key-record';
import type { LogEntry } from './log';

/** The record of an API key, revoked ones included; `undefined`: there is none. Rejects when it cannot be read. */
export type ApiKeyStore = (keyId: string) => Promise<KeyRecord | undefined>;

/** The issuer's public keys as the account keeps them. Rejects when they cannot be read. */
export type ReadKeySet = () => Promise<JSONWebKeySet>;

/** What the authorizer reaches the world by. */
export interface AuthorizerPorts {
  /** Where the deployment accepts API keys. */
  readonly apiKeys?: ApiKeyStore;
  /** Where the deployment accepts tokens. */
  readonly keySet?: ReadKeySet;
  readonly log: (entry: LogEntry) => void;
  readonly now: () => Date;
}
