import type { JSONWebKeySet } from 'jose';
import * as z from 'zod/mini';
import { ALGORITHMS, isForSignatures, weakness } from './signing-key';

/** Members of private keys: RFC 7518, 6.2.2 and 6.3.2. `k` is a shared secret. */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

const publicKey = z.looseObject({
  kty: z.enum(['RSA', 'EC', 'OKP']),
  kid: z.string().check(z.minLength(1)),
  alg: z.optional(z.string()),
  use: z.optional(z.string()),
  key_ops: z.optional(z.array(z.string())),
});

const keySet = z.looseObject({ keys: z.array(publicKey).check(z.minLength(1)) });

/**
 * A JSON Web Key Set of public keys, each with its own id. Throws for anything else, shared secrets and private keys
 * included, so that the keys in the bucket can verify and never sign.
 */
export function readKeySet(input: unknown): JSONWebKeySet {
  const { keys } = keySet.parse(input);
  if (keys.some((key) => PRIVATE.some((member) => member in key))) {
    throw new Error('the key set holds a private key or a shared secret; only public keys belong in it');
  }
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) {
    throw new Error('two keys of the key set have the same kid');
  }
  return { keys };
}

/**
 * A key set that may be published: every key for signatures is sound, and there is one. Throws for anything else, with
 * every unsound key. The authorizer refuses tokens of an unsound key by itself, so a set that was put into the bucket
 * by other means does not weaken it, and the other keys of the set keep working.
 */
export function readPublishableKeySet(input: unknown): JSONWebKeySet {
  const set = readKeySet(input);
  const keys = set.keys.filter(isForSignatures);
  if (keys.length === 0) throw new Error(NO_KEY);
  const problems = keys.flatMap((key) => {
    const problem = weakness(key);
    return problem ? [`the key ${key.kid} ${problem}`] : [];
  });
  if (problems.length > 0) throw new Error(problems.join('; '));
  return set;
}

const NO_KEY = `no key verifies signatures by ${ALGORITHMS.join(', ')}`;
