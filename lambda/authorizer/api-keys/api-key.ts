import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * An API key, `hlb_<key id>_<secret>`. The id finds the record and is not secret. The secret is 256 random bits,
 * shown once and stored nowhere.
 */
export interface ApiKey {
  /** 16 lower-case hex digits. */
  readonly keyId: string;
  /** 64 lower-case hex digits. */
  readonly secret: string;
}

/** The stored form of a secret. Lower-case hex. */
export interface SecretHash {
  readonly salt: string;
  readonly hash: string;
}

const PREFIX = 'hlb';
const SHAPE = new RegExp(`^${PREFIX}_([0-9a-f]{16})_([0-9a-f]{64})$`);

/** The parts of an API key; `undefined` for any other text. */
export function readApiKey(text: string): ApiKey | undefined {
  const [, keyId, secret] = SHAPE.exec(text) ?? [];
  return keyId && secret ? { keyId, secret } : undefined;
}

/** An API key as a client sends it. */
export const writeApiKey = ({ keyId, secret }: ApiKey): string => `${PREFIX}_${keyId}_${secret}`;

/** A new random key. */
export function newApiKey(): ApiKey {
  return { keyId: randomBytes(8).toString('hex'), secret: randomBytes(32).toString('hex') };
}

/**
 * The stored form of a secret: SHA-256 over a random salt and the secret. A slow password hash protects secrets that
 * people choose. 256 random bits cannot be guessed, and a slow hash would cost each request tens of milliseconds. The
 * salt gives the same secret different hashes in different tables.
 */
export function hashSecret(secret: string, salt = randomBytes(16).toString('hex')): SecretHash {
  const hash = createHash('sha256').update(Buffer.from(salt, 'hex')).update(secret).digest('hex');
  return { salt, hash };
}

/** Whether this is the secret that was hashed. Compares in constant time. */
export function isSecret(secret: string, stored: SecretHash): boolean {
  const expected = Buffer.from(stored.hash, 'hex');
  const actual = Buffer.from(hashSecret(secret, stored.salt).hash, 'hex');
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
