import { generateKeyPairSync } from 'node:crypto';
import type { HeadsSigner } from '../../../../lambda/chain-heads/statement';
import { signDigest } from '../../../../local/simulators/sign-digest';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

export { publicKey };

export const KEY_ARN = 'arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-4000-8000-000000000001';

/** Signs as KMS does: a digest, in DER form. */
export const localSigner: HeadsSigner = {
  keyId: KEY_ARN,
  sign: async (digest) => signDigest(digest, privateKey),
};
