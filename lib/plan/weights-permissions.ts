import type { SagemakerModel, VllmModel } from '../config/model';
import type { Permission } from './permission';
import { weightsPrefix } from './weights-location';

/**
 * Reading the weights of these models and no others': each lies under its own prefix. S3 itself
 * asks KMS to decrypt, so no KMS endpoint is needed for it.
 */
export function weightsPermissions(
  bucketArn: string,
  models: readonly (VllmModel | SagemakerModel)[],
): readonly Permission[] {
  return [
    {
      sid: 'ListWeights',
      effect: 'Allow',
      service: 's3',
      actions: ['s3:ListBucket'],
      resources: [bucketArn],
    },
    {
      sid: 'ReadWeights',
      effect: 'Allow',
      service: 's3',
      actions: ['s3:GetObject'],
      resources: models.map((model) => `${bucketArn}/${weightsPrefix(model)}*`),
    },
  ];
}
