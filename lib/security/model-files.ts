import {
  type aws_ecr as ecr,
  aws_iam as iam,
  type aws_kms as kms,
  Stack,
  type aws_s3 as s3,
} from 'aws-cdk-lib';
import type { SagemakerModel, VllmModel } from '../config/model';
import { toStatement } from '../plan/permission';
import { weightsPermissions } from '../plan/weights-permissions';

// What a self-hosted model needs before it can answer: its image and its weights, read only.

/** Pulls images from one repository. The token is for the registry as a whole, so that action knows no resource. */
export function imagePull(images: ecr.IRepository): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'PullImage',
      actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      resources: [images.repositoryArn],
    }),
    new iam.PolicyStatement({
      sid: 'LogInToRegistry',
      actions: ['ecr:GetAuthorizationToken'],
      resources: ['*'],
    }),
  ];
}

/** Reads the weights of these models, as the S3 endpoint admits it, and decrypts them through S3 only. */
export function weightsRead(
  models: readonly (VllmModel | SagemakerModel)[],
  weights: s3.IBucket,
  key: kms.IKey,
): iam.PolicyStatement[] {
  const { region, urlSuffix } = Stack.of(weights);
  return [
    ...weightsPermissions(weights.bucketArn, models).map(toStatement),
    new iam.PolicyStatement({
      sid: 'DecryptWeights',
      actions: ['kms:Decrypt'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.${urlSuffix}` } },
    }),
  ];
}
