import type { JSONWebKeySet } from 'jose';
import * as z from 'zod/mini';
import { ALGORITHMS, isForSignatures, weakness } from './signing-key';

/**
 * Members of private keys: RFC 7518, 6.2.2 and 6.3.2; `priv` of the type AKP (draft-ietf-cose-dilithium,
 * "ML-DSA for JOSE and COSE"; read 2026-11). `k` is a shared secret.
 */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

const TYPES = ['RSA', 'EC', 'OKP'] as const;

const publicKey = z.looseObject({
  kty: z.enum(TYPES),
  kid: z.string().check(z.minLength(1)),
  alg: z.optional(z.string()),
  use: z.optional(z.string()),
  key_ops: z.optional(z.array(z.string())),
});

const keySet = z.looseObject({ keys: z.array(z.looseObject({})) });

/**
 * A JSON Web Key Set of public keys, each with its own id. Keys of other types, without an id or with members of the
 * wrong type are left out (RFC 7517, section 5): issuers publish keys for new algorithms beside those that are in use.
 *
 * Throws if no key is left, and for anything else, shared secrets and private keys of every type included, so that the
 * keys in the bucket can verify and never sign.
 */
export function readKeySet(input: unknown): JSONWebKeySet {
  const listed = keySet.safeParse(input).data?.keys;
  if (!listed) throw new Error(NO_SET);
  if (listed.some((key) => key.kty === 'oct' || PRIVATE.some((member) => Object.hasOwn(key, member)))) {
    throw new Error('the key set holds a private key or a shared secret; only public keys belong in it');
  }
  const keys = listed.flatMap((key) => publicKey.safeParse(key).data ?? []);
  if (keys.length === 0) throw new Error(`${NO_PUBLIC_KEY}; others in it: ${listed.length}`);
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) {
    throw new Error('two keys of the key set have the same kid');
  }
  return { keys };
}

/** A key set that may be published, and the number of keys in its source that are left out of it. */
export interface PublishableKeySet {
  readonly keySet: JSONWebKeySet;
  readonly leftOut: number;
}

/**
 * A key set that may be published: every key for signatures is sound, and there is one. Throws for anything else, with
 * every unsound key. The authorizer refuses tokens of an unsound key by itself, so a set that was put into the bucket
 * by other means does not weaken it, and the other keys of the set keep working.
 */
export function readPublishableKeySet(input: unknown): PublishableKeySet {
  const set = readKeySet(input);
  const keys = set.keys.filter(isForSignatures);
  if (keys.length === 0) throw new Error(NO_KEY);
  const problems = keys.flatMap((key) => {
    const problem = weakness(key);
    return problem ? [`the key ${key.kid} ${problem}`] : [];
  });
  if (problems.length > 0) throw new Error(problems.join('; '));
  return { keySet: set, leftOut: keySet.parse(input).keys.length - set.keys.length };
}

const NO_SET =
  'a JSON Web Key Set is an object with keys, a list of objects; name the jwks_uri of the issuer, or a file with what it answers';
const NO_PUBLIC_KEY = `no key of the set has a type of ${TYPES.join(', ')} and an id (kid)`;
const NO_KEY = `no key verifies signatures by ${ALGORITHMS.join(', ')}`;
