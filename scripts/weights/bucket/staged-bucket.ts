import type { S3Client } from '@aws-sdk/client-s3';

/** The bucket that the hosts of models read weights from. */
export interface StagedBucket {
  readonly s3: S3Client;
  readonly bucket: string;
}
