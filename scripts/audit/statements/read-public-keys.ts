import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CommandError } from '../../command-line/command-error';

/** A public key of the signer. */
export interface PublicKey {
  /** The file it was read from. */
  readonly file: string;
  readonly key: KeyObject;
}

/** How to get the key of a signer from AWS KMS, in the region that its ARN names. */
export const howToGetKey = (keyArn: string): string =>
  `aws kms get-public-key --region ${keyArn.split(':')[3] ?? '<region>'} --key-id ${keyArn} --query PublicKey --output text | base64 --decode > heads.der`;

/** The public keys in these files: SubjectPublicKeyInfo of the curve P-256, PEM or DER. @throws CommandError naming all faults */
export function readPublicKeys(files: readonly string[]): readonly PublicKey[] {
  const faults: string[] = [];
  const keys = files.flatMap((file) => {
    try {
      return [{ file, key: publicKey(readFileSync(file)) }];
    } catch (error) {
      faults.push(`--public-key ${file}: ${(error as Error).message}`);
      return [];
    }
  });
  if (faults.length === 0) return keys;
  throw new CommandError(
    [
      ...faults,
      'Expected: a public key of the curve P-256 as SubjectPublicKeyInfo, PEM or DER. To get it:',
      `  ${howToGetKey('<key ARN of the signer>')}`,
    ].join('\n'),
  );
}

function publicKey(bytes: Buffer): KeyObject {
  const isPem = bytes.includes('-----BEGIN');
  if (isPem && bytes.includes('PRIVATE KEY')) {
    throw new Error('it holds a private key; nobody who verifies needs one');
  }
  const key = parsed(() =>
    isPem ? createPublicKey(bytes) : createPublicKey({ key: bytes, format: 'der', type: 'spki' }),
  );
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (curve === 'prime256v1') return key;
  throw new Error(`it is a key of the kind ${[key.asymmetricKeyType, curve].filter(Boolean).join(' ')}`);
}

function parsed(read: () => KeyObject): KeyObject {
  try {
    return read();
  } catch {
    throw new Error('it is no public key');
  }
}
