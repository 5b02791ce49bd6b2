import { z } from 'zod';
import { textLike } from '../text-like';
import { vouchedBy } from './vouched-by';

/** A key of this account and region that another team owns. `npm run policy` writes what its policy has to allow. */
const importedKey = z.strictObject({
  arn: textLike(
    'the ARN of a KMS key, such as arn:aws:kms:us-east-1:111122223333:key/0e1b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5a',
    /^arn:aws[a-z-]{0,20}:kms:[a-z0-9-]{1,40}:\d{12}:key\/(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
    (text) =>
      text.includes(':alias/') || text.startsWith('alias/')
        ? 'write the ARN of the key itself, not of an alias, which may lead to another key tomorrow'
        : 'write the ARN that aws kms describe-key prints',
  ),
  vouchedBy,
});

/** Each key that is imported. The others are created. */
export const importedKeys = z.strictObject({
  /** Logs, topics, queues, Lambda environments, weights, images: a symmetric key. @default created */
  data: importedKey.optional(),
  /** The audit buckets and the audit stream: a symmetric key. @default created */
  audit: importedKey.optional(),
  /** The digests in records: a key of HMAC_256, to generate and verify MACs. @default created */
  digest: importedKey.optional(),
  /** The statements about the chains of records: a key of ECC_NIST_P256, to sign and verify. @default created */
  heads: importedKey.optional(),
  /** The volumes of GPU instances: a symmetric key. @default created, where there are such instances */
  volumes: importedKey.optional(),
});

export type ImportedKeys = z.output<typeof importedKeys>;
export type KeyName = keyof ImportedKeys;

/** In the order of the reports. */
export const KEY_NAMES = [
  'data',
  'audit',
  'digest',
  'heads',
  'volumes',
] as const satisfies readonly KeyName[];
