import { type ApiKeyStore, verifyApiKey } from './api-keys/verify-api-key';
import type { AuthorizerConfig } from './config/authorizer-config';
import { isRepeated, readCredential } from './credential';
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

/** A request to authenticate: every value of its `Authorization` header, and API Gateway's request id. */
export interface AuthorizationRequest {
  readonly authorization: readonly string[];
  readonly requestId: string;
}

/** Resolves with the caller of a request; `undefined` where the credential is refused. Rejects if it cannot check. */
export type Authorizer = (request: AuthorizationRequest) => Promise<Identified | undefined>;

/**
 * Finds the caller of an API key or a token, and logs the result. API Gateway caches the result for the value of
 * `Authorization`, so it depends on this value, the configuration and the stored credentials, and on no other part of
 * the request.
 */
export function createAuthorizer(config: AuthorizerConfig, ports: AuthorizerPorts): Authorizer {
  const { callers, oidc } = config;
  const { log, now } = ports;
  const apiKeys = config.apiKeys && ports.apiKeys;
  const keySet = oidc && ports.keySet && createKeySetCache(ports.keySet, now, log);

  return async ({ authorization, requestId }) => {
    const verified = await verify(authorization);
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

  async function verify(authorization: readonly string[]): Promise<Verified> {
    if (isRepeated(authorization)) return { refused: 'repeated-header' };
    const credential = readCredential(authorization[0] ?? '');
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
