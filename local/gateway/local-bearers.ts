import { generateKeyPairSync } from 'node:crypto';
import { exportJWK, type JWTPayload, SignJWT } from 'jose';
import { hashSecret, newApiKey, writeApiKey } from '../../lambda/authorizer/api-keys/api-key';
import { type KeyRecord, writeKeyItem } from '../../lambda/authorizer/api-keys/key-record';
import type { AuthorizerConfig } from '../../lambda/authorizer/config/authorizer-config';
import type { DynamoItem } from '../simulators/dynamodb';

/** A bearer credential of one caller, valid in one local run only. */
export interface LocalBearer {
  readonly caller: string;
  readonly kind: 'API key' | 'token';
  readonly value: string;
}

/** The table and the bucket that an authorizer reads in a local run. */
export const LOCAL_TABLE = 'local-api-keys';
export const LOCAL_BUCKET = 'local-key-set';

/** The key table and the issuer of tokens of one local run. */
export interface LocalBearers {
  /** One for each caller the authorizer knows: an API key where it may have one, else a token. */
  readonly bearers: readonly LocalBearer[];
  /** The simulators' data, by table and by object. */
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, DynamoItem>>;
  readonly objects: ReadonlyMap<string, string>;
  /** Puts one more API key into the table. @param change fields that differ from those of a valid key */
  issue(caller: string, change?: Partial<KeyRecord>): string;
  /**
   * An access token of the local issuer, as Keycloak writes it, with these claims. It lives as long as the deployment
   * allows, a day at most, unless the claims say otherwise.
   */
  sign(claims: JWTPayload, header?: object): Promise<string>;
}

const DAY_MS = 24 * 60 * 60_000;

/** New credentials for every caller of an authorizer. */
export async function localBearers({ callers, oidc }: AuthorizerConfig): Promise<LocalBearers> {
  const items = new Map<string, DynamoItem>();
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = 'local';

  const issue = (caller: string, change: Partial<KeyRecord> = {}) => {
    const { keyId, secret } = newApiKey();
    const record: KeyRecord = {
      keyId,
      caller,
      ...hashSecret(secret),
      status: 'active',
      createdAt: new Date().toISOString(),
      expiresAt: new Date(Date.now() + DAY_MS).toISOString(),
      ...change,
    };
    items.set(keyId, writeKeyItem(record));
    return writeApiKey({ keyId, secret });
  };
  const sign = (claims: JWTPayload, header: object = {}) =>
    new SignJWT({
      iss: oidc?.issuer,
      [oidc?.audienceClaim ?? 'aud']: oidc?.audience,
      typ: 'Bearer',
      ...lifetime(oidc),
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', kid, typ: 'at+jwt', ...header })
      .sign(privateKey);

  const bearers = callers.map(async ({ name, apiKeys, tokens }): Promise<LocalBearer> => {
    if (apiKeys) return { caller: name, kind: 'API key', value: issue(name) };
    return { caller: name, kind: 'token', value: await sign({ [oidc?.callerClaim ?? 'sub']: tokens[0] }) };
  });
  const keySet = { keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' }] };
  return {
    bearers: await Promise.all(bearers),
    tables: new Map([[LOCAL_TABLE, items]]),
    objects: new Map(oidc ? [[`${LOCAL_BUCKET}/${oidc.keySet.key}`, JSON.stringify(keySet)]] : []),
    issue,
    sign,
  };
}

function lifetime(oidc: AuthorizerConfig['oidc']): { iat: number; exp: number } {
  const iat = Math.floor(Date.now() / 1000);
  return { iat, exp: iat + Math.min(DAY_MS / 1000, (oidc?.maxLifetimeMinutes ?? 60) * 60) };
}
