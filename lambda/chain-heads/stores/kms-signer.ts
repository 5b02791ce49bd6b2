import type { AwsJson } from '../../aws/aws-json';
import type { HeadsSigner } from '../statement';

/** Signs with an asymmetric KMS key. The private key never leaves KMS. */
export function createKmsSigner(aws: AwsJson, keyArn: string): HeadsSigner {
  return {
    keyId: keyArn,
    async sign(digest) {
      const answer = (await aws({
        service: 'kms',
        target: 'TrentService.Sign',
        body: {
          KeyId: keyArn,
          Message: digest.toString('base64'),
          MessageType: 'DIGEST',
          SigningAlgorithm: 'ECDSA_SHA_256',
        },
      })) as { readonly KeyId?: string; readonly Signature?: string };
      if (answer.KeyId !== keyArn || !answer.Signature)
        throw new Error('KMS answered without a signature of the key');
      return Buffer.from(answer.Signature, 'base64');
    },
  };
}
