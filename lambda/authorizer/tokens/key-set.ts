import type { JSONWebKeySet } from 'jose';
import * as z from 'zod/mini';

/** Members of private keys: RFC 7518, 6.2.2 and 6.3.2. `k` is a shared secret. */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

const publicKey = z.looseObject({
  kty: z.enum(['RSA', 'EC', 'OKP']),
  kid: z.string().check(z.minLength(1)),
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
