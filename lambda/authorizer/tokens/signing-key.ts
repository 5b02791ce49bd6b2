import { createPublicKey, type KeyObject } from 'node:crypto';
import type { JWK } from 'jose';

interface KeyType {
  readonly kty: string;
  /** The curve, of a key on one. */
  readonly crv?: string;
}

const RSA: KeyType = { kty: 'RSA' };
const ed25519: KeyType = { kty: 'OKP', crv: 'Ed25519' };
const onCurve = (crv: string): KeyType => ({ kty: 'EC', crv });

/** The key that each accepted algorithm needs: RFC 7518, section 3.1, and RFC 8037, section 3.1. */
const KEY_TYPES: ReadonlyMap<string, KeyType> = new Map([
  ['RS256', RSA],
  ['RS384', RSA],
  ['RS512', RSA],
  ['PS256', RSA],
  ['PS384', RSA],
  ['PS512', RSA],
  ['ES256', onCurve('P-256')],
  ['ES384', onCurve('P-384')],
  ['ES512', onCurve('P-521')],
  ['EdDSA', ed25519],
  ['Ed25519', ed25519],
]);

/** Asymmetric algorithms only: a key that verifies must not be able to sign. So no `HS*`, and never `none`. */
export const ALGORITHMS: readonly string[] = [...KEY_TYPES.keys()];

/** RFC 7518, sections 3.3 and 3.5: an RSA key has 2048 bits or more. */
const SHORTEST_RSA = 2048;
/** FIPS 186-5, section A.1.1: the public exponent is above 2^16. With the exponent 1 every signature is valid. */
const SMALLEST_EXPONENT = 65_537n;

/** Why a key must not verify signatures of this algorithm; `undefined` if it may. */
export function keyProblem(key: JWK, alg: string): string | undefined {
  const needed = KEY_TYPES.get(alg);
  if (!needed || !isOfType(key, needed)) return 'type';
  if (key.alg !== undefined && key.alg !== alg) return 'alg';
  if (key.use !== undefined && key.use !== 'sig') return 'use';
  if (key.key_ops !== undefined && !key.key_ops.includes('verify')) return 'key_ops';
  return weakness(key) && 'weak';
}

/**
 * Whether a key may verify signatures of some accepted algorithm, apart from its strength. Issuers publish other keys in
 * the same set, such as those for encryption.
 */
export function isForSignatures(key: JWK): boolean {
  return ALGORITHMS.some((alg) => [undefined, 'weak'].includes(keyProblem(key, alg)));
}

/** Why a key that verifies signatures could be forged or not be used, in words; `undefined` if it is sound. */
export function weakness(key: JWK): string | undefined {
  const details = publicKeyOf(key)?.asymmetricKeyDetails;
  if (!details) return `is no valid ${key.kty} public key`;
  const { modulusLength, publicExponent } = details;
  if (modulusLength !== undefined && modulusLength < SHORTEST_RSA) {
    return `has ${modulusLength} bits; RSA keys need ${SHORTEST_RSA} or more`;
  }
  if (publicExponent !== undefined && (publicExponent < SMALLEST_EXPONENT || publicExponent % 2n === 0n)) {
    return `has the public exponent ${publicExponent}; RSA keys need an odd one of ${SMALLEST_EXPONENT} or more`;
  }
  return undefined;
}

function publicKeyOf(key: JWK): KeyObject | undefined {
  try {
    return createPublicKey({ key: { ...key }, format: 'jwk' });
  } catch {
    return undefined;
  }
}

const isOfType = (key: JWK, { kty, crv }: KeyType) => key.kty === kty && (!crv || key.crv === crv);
