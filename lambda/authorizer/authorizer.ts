import { rememberKeys } from './api-keys/remembered-keys';
import { type ApiKeyStore, verifyApiKey } from './api-keys/verify-api-key';
import type { AuthorizerConfig } from './config/authorizer-config';
import { type CredentialHeaders, isRepeated, readCredential } from './credential';
import type { LogEntry } from './log';
import { createKeySetCache, type ReadKeySet } from './tokens/key-set-cache';
import { verifyToken } from './tokens/verify-token';
import type { Identified, Verified } from './verified';

/** External dependencies of the authorizer. */
export interface AuthorizerPorts {
  /** Set where the deployment accepts API keys. */
  readonly apiKeys?: ApiKeyStore;
  /** Set where the deployment accepts tokens. */
  readonly keySet?: ReadKeySet;
  readonly log: (entry: LogEntry) => void;
  readonly now: () => Date;
}

/** A request to authenticate: its credentials, and API Gateway's request id. */
export interface AuthorizationRequest extends CredentialHeaders {
  readonly requestId: string;
}

/** Resolves with the caller of a request; `undefined` where the credential is refused. Rejects if it cannot check. */
export type Authorizer = (request: AuthorizationRequest) => Promise<Identified | undefined>;

/**
 * Finds the caller of an API key or a token, and logs the result. API Gateway caches nothing, because its cache would have
 * to be keyed by one header, and the credential is in one of two. The record of an active API key is remembered here, for
 * `cacheSeconds`.
 */
export function createAuthorizer(config: AuthorizerConfig, ports: AuthorizerPorts): Authorizer {
  const { callers, cacheSeconds, oidc } = config;
  const { log, now } = ports;
  const apiKeys = config.apiKeys && ports.apiKeys && rememberKeys(ports.apiKeys, cacheSeconds, now);
  const keySet = oidc && ports.keySet && createKeySetCache(ports.keySet, now, log);

  return async ({ requestId, ...headers }) => {
    const verified = await verify(headers);
    if ('caller' in verified) {
      const { caller, credential } = verified;
      log({
        event: 'authorization',
        requestId,
        outcome: 'accepted',
        caller: caller.name,
        ...keyIdOf(credential),
      });
      return verified;
    }
    const { refused: reason, detail, claim, keyId, ofOurIssuer } = verified;
    if (ofOurIssuer) log({ event: 'unknown-key-id', requestId });
    log({ event: 'authorization', requestId, outcome: 'refused', reason, detail, claim, keyId });
    return undefined;
  };

  async function verify(headers: CredentialHeaders): Promise<Verified> {
    if (isRepeated(headers)) return { refused: 'repeated-header' };
    const credential = readCredential(headers);
    if (!credential) return { refused: 'no-credential' };
    if (credential.kind === 'api-key') {
      if (!apiKeys) return { refused: 'not-accepted-here' };
      return verifyApiKey(credential.key, apiKeys, callers, now());
    }
    if (!oidc || !keySet) return { refused: 'not-accepted-here' };
    return verifyToken(credential.token, oidc, keySet, callers, now());
  }
}

const keyIdOf = (credential: string) =>
  credential.startsWith('api-key/') ? { keyId: credential.slice('api-key/'.length) } : {};
