import { createHmac, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { jsonService, ServiceException } from './aws-json-service';
import { signDigest } from './sign-digest';
import type { SimulatedService } from './simulated-server';

/**
 * AWS KMS, as far as `GenerateMac`, and `Sign` and `GetPublicKey` of keys on the curve P-256: real MACs and real
 * signatures. Every key id exists, each with key material of this run only. A key is of the kind that its first call
 * needs, and refuses calls of the other kind.
 */
export function kmsService(region: string): SimulatedService {
  const hmacKeys = new Map<string, Buffer>();
  const signingKeys = new Map<string, { readonly privateKey: KeyObject; readonly publicKey: KeyObject }>();

  const hmacKey = (keyId: string) => {
    if (signingKeys.has(keyId)) throw wrongKind(keyId);
    const key = hmacKeys.get(keyId) ?? randomBytes(32);
    hmacKeys.set(keyId, key);
    return key;
  };
  const signingKey = (keyId: string) => {
    if (hmacKeys.has(keyId)) throw wrongKind(keyId);
    const key = signingKeys.get(keyId) ?? generateKeyPairSync('ec', { namedCurve: 'P-256' });
    signingKeys.set(keyId, key);
    return key;
  };
  const arnOf = (keyId: string) =>
    keyId.startsWith('arn:') ? keyId : `arn:aws:kms:${region}:000000000000:key/${keyId}`;

  return jsonService({
    'TrentService.GenerateMac': ({ KeyId, Message, MacAlgorithm: algorithm }) => {
      const keyId = idOf(KeyId);
      const hash = HASHES[String(algorithm)];
      if (!hash) throw invalid(`MacAlgorithm must be one of ${Object.keys(HASHES).join(', ')}`);
      const bytes = messageOf(Message);
      const mac = createHmac(hash, hmacKey(keyId)).update(bytes).digest('base64');
      return { KeyId: arnOf(keyId), Mac: mac, MacAlgorithm: algorithm };
    },
    'TrentService.Sign': ({ KeyId, Message, MessageType = 'RAW', SigningAlgorithm: algorithm }) => {
      const keyId = idOf(KeyId);
      const bytes = messageOf(Message);
      if (algorithm !== ALGORITHM)
        throw new ServiceException(
          'InvalidKeyUsageException',
          `The request was rejected because the specified key only supports ${ALGORITHM}.`,
        );
      if (MessageType === 'DIGEST' && bytes.length !== DIGEST_BYTES)
        throw invalid(`Digest is invalid length for algorithm ${algorithm}.`);
      if (MessageType !== 'DIGEST' && MessageType !== 'RAW')
        throw invalid('MessageType must be RAW or DIGEST');
      const { privateKey } = signingKey(keyId);
      const signature =
        MessageType === 'RAW' ? sign('sha256', bytes, privateKey) : signDigest(bytes, privateKey);
      return {
        KeyId: arnOf(keyId),
        Signature: signature.toString('base64'),
        SigningAlgorithm: algorithm,
      };
    },
    'TrentService.GetPublicKey': ({ KeyId }) => {
      const keyId = idOf(KeyId);
      const der = signingKey(keyId).publicKey.export({ type: 'spki', format: 'der' });
      return {
        KeyId: arnOf(keyId),
        PublicKey: der.toString('base64'),
        KeySpec: 'ECC_NIST_P256',
        KeyUsage: 'SIGN_VERIFY',
        SigningAlgorithms: [ALGORITHM],
      };
    },
  });
}

const HASHES: Readonly<Record<string, string>> = {
  HMAC_SHA_224: 'sha224',
  HMAC_SHA_256: 'sha256',
  HMAC_SHA_384: 'sha384',
  HMAC_SHA_512: 'sha512',
};

/** The one signing algorithm of a key on P-256. */
const ALGORITHM = 'ECDSA_SHA_256';
const DIGEST_BYTES = 32;

function idOf(keyId: unknown): string {
  if (typeof keyId !== 'string' || keyId === '') throw invalid('KeyId must be given');
  return keyId;
}

function messageOf(message: unknown): Buffer {
  const bytes = Buffer.from(String(message), 'base64');
  if (bytes.length < 1 || bytes.length > 4096) throw invalid('Message must hold 1 to 4096 bytes');
  return bytes;
}

const wrongKind = (keyId: string) =>
  new ServiceException('InvalidKeyUsageException', `${keyId} key usage does not support this operation.`);

const invalid = (message: string) => new ServiceException('ValidationException', message);
