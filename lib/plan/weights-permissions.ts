import type { Permission } from './permission';
import { below, the } from './resource';
import { type Weighted, weightsPrefix } from './weights-location';

/**
 * Reading the weights of these models and no others: each lies under its own prefix. S3 decrypts for the reader and
 * calls KMS itself, so no KMS endpoint is needed for it.
 */
export function readsWeights(models: readonly Weighted[]): readonly Permission[] {
  return [
    {
      sid: 'ListWeights',
      effect: 'Allow',
      actions: ['s3:ListBucket'],
      resources: [the('weights-bucket')],
      through: ['s3'],
    },
    {
      sid: 'ReadWeights',
      effect: 'Allow',
      actions: ['s3:GetObject'],
      resources: models.map((model) => below('weights-bucket', `${weightsPrefix(model)}*`)),
      through: ['s3'],
    },
    {
      sid: 'DecryptWeights',
      effect: 'Allow',
      actions: ['kms:Decrypt'],
      resources: [the('data-key')],
      through: [],
      viaService: 's3',
    },
  ];
}
