import {
  type aws_dynamodb as dynamodb,
  type aws_ecr as ecr,
  aws_iam as iam,
  Stack,
  type aws_s3 as s3,
} from 'aws-cdk-lib';
import { OBJECT_WRITES, onlyDeploysConfigure } from './bucket-guard';
import { denial, othersThan } from './denial';
import { deployRoleArn } from './deploy-role';

// What a deployment trusts (API keys, the issuer's key set, weights, serving images) is written by its publishers
// only. A deployment that names none leaves it to IAM, which is a weakening of its compliance report.

/** The actions that write items of a table. Transactions are authorized by the actions they contain. */
export const ITEM_WRITES = [
  'dynamodb:BatchWriteItem',
  'dynamodb:DeleteItem',
  'dynamodb:PartiQLDelete',
  'dynamodb:PartiQLInsert',
  'dynamodb:PartiQLUpdate',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
];

/** The actions that would remove the guard of a table, or its items by another way. */
export const TABLE_CHANGES = [
  'dynamodb:DeleteResourcePolicy',
  'dynamodb:DeleteTable',
  'dynamodb:PutResourcePolicy',
  'dynamodb:UpdateTable',
  'dynamodb:UpdateTimeToLive',
];

/** The actions that write or delete images of a repository. */
export const IMAGE_WRITES = [
  'ecr:BatchDeleteImage',
  'ecr:CompleteLayerUpload',
  'ecr:InitiateLayerUpload',
  'ecr:PutImage',
  'ecr:UploadLayerPart',
];

/** The actions that would remove the guard of a repository, or its images by another way. */
export const REPOSITORY_CHANGES = [
  'ecr:DeleteLifecyclePolicy',
  'ecr:DeleteRepository',
  'ecr:DeleteRepositoryPolicy',
  'ecr:PutImageTagMutability',
  'ecr:PutLifecyclePolicy',
  'ecr:SetRepositoryPolicy',
];

/** Only the publishers write into this bucket. */
export function onlyPublishersWrite(bucket: s3.Bucket, publishers: readonly string[]): void {
  if (publishers.length === 0) return;
  bucket.addToResourcePolicy(
    denialSparing('OnlyPublishersWrite', OBJECT_WRITES, publishers, [bucket.arnForObjects('*')]),
  );
  onlyDeploysConfigure(bucket);
}

/** Only the publishers push images into this repository. A repository policy takes no resource. */
export function onlyPublishersPush(images: ecr.Repository, publishers: readonly string[]): void {
  if (publishers.length === 0) return;
  images.addToResourcePolicy(denialSparing('OnlyPublishersPush', IMAGE_WRITES, publishers));
  images.addToResourcePolicy(
    denialSparing('OnlyDeploysConfigure', REPOSITORY_CHANGES, [deployRoleArn(Stack.of(images))]),
  );
}

/**
 * The policy of a table whose items only the publishers write. `*` in it means this table: the table's own ARN would be
 * a reference from the table to itself.
 */
export function onlyPublishersWriteItems(
  place: Stack,
  publishers: readonly string[],
): dynamodb.TableProps['resourcePolicy'] {
  if (publishers.length === 0) return undefined;
  return new iam.PolicyDocument({
    statements: [
      denialSparing('OnlyPublishersWrite', ITEM_WRITES, publishers, ['*']),
      denialSparing('OnlyDeploysConfigure', TABLE_CHANGES, [deployRoleArn(place)], ['*']),
    ],
  });
}

const denialSparing = (
  sid: string,
  actions: readonly string[],
  spared: readonly string[],
  resources?: string[],
) => denial(sid, actions, { resources, conditions: othersThan(spared) });
