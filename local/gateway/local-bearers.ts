import { generateKeyPairSync } from 'node:crypto';
import { exportJWK, type JWTPayload, SignJWT } from 'jose';
import { hashSecret, newApiKey, writeApiKey } from '../../lambda/authorizer/api-keys/api-key';
import { type KeyRecord, writeKeyItem } from '../../lambda/authorizer/api-keys/key-record';
import type { AuthorizerConfig } from '../../lambda/authorizer/config/authorizer-config';
import type { DynamoItem } from '../simulators/dynamodb';

/** A bearer credential that exists in one local run only, and whom it stands for. */
export interface LocalBearer {
  readonly caller: string;
  readonly kind: 'API key' | 'token';
  readonly value: string;
}

/** The table and the bucket an authorizer reads here. */
export const LOCAL_TABLE = 'local-api-keys';
export const LOCAL_BUCKET = 'local-key-set';

/** What stands for the key table and for the issuer of tokens in one local run. */
export interface LocalBearers {
  /** One for each caller the authorizer knows: an API key where it may have one, else a token. */
  readonly bearers: readonly LocalBearer[];
  /** The simulators' data, by table and by object. */
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, DynamoItem>>;
  readonly objects: ReadonlyMap<string, string>;
  /** Puts one more API key into the table, or one that differs from a good one. */
  issue(caller: string, change?: Partial<KeyRecord>): string;
  /** A token of the local issuer for these claims, good for a day unless they say otherwise. */
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
    new SignJWT({ iss: oidc?.issuer, aud: oidc?.audience, exp: inADay(), ...claims })
      .setProtectedHeader({ alg: 'ES256', kid, ...header })
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

const inADay = () => Math.floor((Date.now() + DAY_MS) / 1000);
