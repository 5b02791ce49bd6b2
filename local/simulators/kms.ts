import { createHmac, randomBytes } from 'node:crypto';
import { jsonService, ServiceException } from './aws-json-service';
import type { SimulatedService } from './simulated-server';

/** AWS KMS, as far as `GenerateMac`: a real HMAC. Every key id exists, each with key material of this run only. */
export function kmsService(region: string): SimulatedService {
  const material = randomBytes(32);
  return jsonService({
    'TrentService.GenerateMac': ({ KeyId: keyId, Message: message, MacAlgorithm: algorithm }) => {
      if (typeof keyId !== 'string' || keyId === '') throw invalid('KeyId must be given');
      const hash = HASHES[String(algorithm)];
      if (!hash) throw invalid(`MacAlgorithm must be one of ${Object.keys(HASHES).join(', ')}`);
      const bytes = Buffer.from(String(message), 'base64');
      if (bytes.length < 1 || bytes.length > 4096) throw invalid('Message must hold 1 to 4096 bytes');
      const key = createHmac('sha256', material).update(keyId).digest();
      return {
        KeyId: keyId.startsWith('arn:') ? keyId : `arn:aws:kms:${region}:000000000000:key/${keyId}`,
        Mac: createHmac(hash, key).update(bytes).digest('base64'),
        MacAlgorithm: algorithm,
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

const invalid = (message: string) => new ServiceException('ValidationException', message);
