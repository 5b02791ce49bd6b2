import { isSelfHosted } from '../../../config/model';
import type { Expected } from '../../matching/expected';
import { claimedBy } from '../../matching/rule';
import type { Basis } from '../basis';
import { IMAGES, keyArn } from '../things';

/**
 * The serving images of self-hosted models. A tag never moves, no lifecycle rule deletes an image that a task names, and
 * no repository policy lets another account in.
 */
export const imageRepository = (basis: Basis): readonly Expected[] =>
  basis.deployment.models.some(isSelfHosted)
    ? [
        {
          thing: IMAGES,
          type: 'AWS::ECR::Repository',
          stack: 'foundation',
          claim: 'storage.artifacts',
          retained: true,
          properties: {
            ImageTagMutability: 'IMMUTABLE',
            ImageScanningConfiguration: { ScanOnPush: true },
            EncryptionConfiguration: claimedBy('I6.at-rest', {
              EncryptionType: 'KMS',
              KmsKey: keyArn(basis, 'data'),
            }),
          },
        },
      ]
    : [];
