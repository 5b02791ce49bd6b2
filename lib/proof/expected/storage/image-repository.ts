import { isSelfHosted } from '../../../config/model';
import type { Expected } from '../../matching/expected';
import { policy } from '../../matching/policy';
import { claimedBy, jsonText, type Rules } from '../../matching/rule';
import type { Basis } from '../basis';
import { IMAGES, keyArn } from '../things';
import { deployRole, onlyFor } from './guards';

/**
 * The serving images of self-hosted models. A tag never moves, the one lifecycle rule deletes images that a publisher has
 * tagged for it, and nobody but the publishers pushes.
 */
export const imageRepository = (basis: Basis): readonly Expected[] =>
  basis.deployment.models.some(isSelfHosted) && !basis.deployment.imports.imageRepository
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
            LifecyclePolicy: { LifecyclePolicyText: EXPIRES_RETIRED },
            EncryptionConfiguration: claimedBy('I6.at-rest', {
              EncryptionType: 'KMS',
              KmsKey: keyArn(basis, 'data'),
            }),
            ...guard(basis),
          },
        },
      ]
    : [];

/** As the template has it: a text. Images with no such tag stay for ever. */
const EXPIRES_RETIRED = jsonText({
  rules: [
    {
      rulePriority: 1,
      description: 'Images that a publisher has retired',
      selection: {
        tagStatus: 'tagged',
        tagPrefixList: ['retired-'],
        countType: 'sinceImagePushed',
        countNumber: 30,
        countUnit: 'days',
      },
      action: { type: 'expire' },
    },
  ],
});

/** A repository policy names no resource: it is about its repository. */
function guard(basis: Basis): Rules {
  const { models: publishers } = basis.deployment.publishers;
  if (publishers.length === 0) return {};
  return {
    RepositoryPolicyText: policy(
      onlyFor(publishers, [
        'ecr:InitiateLayerUpload',
        'ecr:UploadLayerPart',
        'ecr:CompleteLayerUpload',
        'ecr:PutImage',
        'ecr:BatchDeleteImage',
      ]),
      onlyFor(
        [deployRole(basis)],
        [
          'ecr:DeleteRepository',
          'ecr:SetRepositoryPolicy',
          'ecr:DeleteRepositoryPolicy',
          'ecr:PutImageTagMutability',
          'ecr:PutLifecyclePolicy',
          'ecr:DeleteLifecyclePolicy',
        ],
      ),
    ),
  };
}
