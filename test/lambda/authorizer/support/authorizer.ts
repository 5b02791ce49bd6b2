import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { hashSecret, newApiKey, writeApiKey } from '../../../../lambda/authorizer/api-keys/api-key';
import type { KeyRecord } from '../../../../lambda/authorizer/api-keys/key-record';
import { createAuthorizer } from '../../../../lambda/authorizer/authorizer';
import {
  type AuthorizerConfig,
  readAuthorizerConfig,
} from '../../../../lambda/authorizer/config/authorizer-config';
import type { LogEntry } from '../../../../lambda/authorizer/log';

export const ISSUER = 'https://login.example.eu/realms/bank';
export const AUDIENCE = 'llm';
export const NOW = new Date('2026-11-21T12:00:00Z');

export const CONFIG: AuthorizerConfig = readAuthorizerConfig({
  version: 1,
  deployment: 'bank',
  account: '111122223333',
  region: 'eu-central-1',
  dnsSuffix: 'amazonaws.com',
  oidc: {
    issuer: ISSUER,
    audience: AUDIENCE,
    audienceClaim: 'aud',
    callerClaim: 'azp',
    tokenType: 'marked',
    maxLifetimeMinutes: 60,
    keySet: { bucketVariable: 'KEY_SET_BUCKET', key: 'jwks.json' },
  },
  apiKeys: { tableVariable: 'API_KEYS_TABLE' },
  routes: [
    { lane: 'open', requests: ['GET/*'], ownRequests: ['GET/v1/*'] },
    { lane: 'sealed', requests: ['GET/sealed/*'], ownRequests: ['GET/sealed/*'] },
  ],
  signedRequests: [],
  cacheSeconds: 60,
  callers: [
    { name: 'assistant', tokens: ['assistant-app'], apiKeys: true, lanes: ['open', 'sealed'] },
    { name: 'claims', tokens: ['claims-app'], apiKeys: false, lanes: ['sealed'] },
  ],
});

/** An issuer of access tokens (RFC 9068) with one key of its own. */
export async function issuer(alg = 'RS256', kid = 'first') {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid, use: 'sig' };
  const seconds = Math.floor(NOW.getTime() / 1000);
  const sign = (claims: JWTPayload = {}, header: object = {}) =>
    new SignJWT({
      iss: ISSUER,
      aud: AUDIENCE,
      azp: 'assistant-app',
      iat: seconds,
      exp: seconds + 300,
      ...claims,
    })
      .setProtectedHeader({ alg, kid, typ: 'at+jwt', ...header })
      .sign(privateKey);
  return { jwk, privateKey, publicKey, sign, seconds };
}

/** The key records of a table, and a way to issue keys into it. */
export function apiKeys() {
  const records = new Map<string, KeyRecord>();
  const issue = (change: Partial<KeyRecord> = {}) => {
    const { keyId, secret } = newApiKey();
    records.set(keyId, {
      keyId,
      caller: 'assistant',
      ...hashSecret(secret),
      status: 'active',
      createdAt: '2026-11-01T00:00:00Z',
      expiresAt: '2026-12-01T00:00:00Z',
      ...change,
    });
    return writeApiKey({ keyId, secret });
  };
  return { records, issue };
}

/** An authorizer over these keys, with everything it logged and how often it read the key set. */
export function authorizerOver(
  sources: { readonly keys?: ReturnType<typeof apiKeys>; readonly jwks?: () => readonly JWK[] } = {},
  config: AuthorizerConfig = CONFIG,
) {
  const logged: LogEntry[] = [];
  const clock = { now: NOW };
  const reads = { keySet: 0, apiKeys: 0 };
  const { keys = apiKeys(), jwks = () => [] } = sources;
  const authorize = createAuthorizer(config, {
    apiKeys: async (keyId) => {
      reads.apiKeys += 1;
      return keys.records.get(keyId);
    },
    keySet: async () => {
      reads.keySet += 1;
      return { keys: [...jwks()] };
    },
    log: (entry) => logged.push(entry),
    now: () => clock.now,
  });
  const send = (...authorization: string[]) => authorize({ authorization, apiKey: [], requestId: 'request' });
  const sendKey = (...apiKey: string[]) => authorize({ authorization: [], apiKey, requestId: 'request' });
  return {
    logged,
    clock,
    reads,
    bearer: (value: string) => send(`Bearer ${value}`),
    send,
    sendKey,
    sendBoth: (authorization: string[], apiKey: string[]) =>
      authorize({ authorization, apiKey, requestId: 'request' }),
    reason: () => logged.flatMap((entry) => ('reason' in entry && entry.reason ? [entry.reason] : [])).at(-1),
    /** The reason and its detail: `time-not-allowed exp`. */
    why: () =>
      logged
        .flatMap((entry) =>
          'reason' in entry ? [[entry.reason, entry.detail].filter(Boolean).join(' ')] : [],
        )
        .at(-1),
  };
}
