import { aws_ecr as ecr, type aws_kms as kms, RemovalPolicy, type aws_s3 as s3 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Deployment } from '../config/deployment';
import type { Plan } from '../plan/plan';
import { PrivateBucket } from './private-bucket';
import { onlyPublishersPush, onlyPublishersWrite } from './publishers';

export interface ModelArtifactsProps {
  readonly plan: Pick<Plan, 'deployment' | 'selfHosted'>;
  readonly key: kms.IKey;
  readonly accessLogs: s3.IBucket;
}

/** The bucket for weights and the repository for serving images of self-hosted models. */
export interface ModelStore {
  readonly weights: s3.IBucket;
  readonly images: ecr.IRepository;
}

/**
 * The files of self-hosted models, inside the account: weights by model and revision, serving images by digest. A tag
 * never moves to another image. Only the publishers of models write them. A hosted-only deployment has neither.
 */
export class ModelArtifacts extends Construct {
  readonly store?: ModelStore;

  constructor(scope: Construct, id: string, { plan, key, accessLogs }: ModelArtifactsProps) {
    super(scope, id);
    if (!plan.selfHosted) return;
    const weights = new PrivateBucket(this, 'Weights', { key, accessLogs, accessLogPrefix: 'weights/' });
    onlyPublishersWrite(weights, plan.deployment.publishers.models);
    this.store = { weights, images: this.imagesOf(plan.deployment, key) };
  }

  /** The repository of another team has the policy of its owner. */
  private imagesOf({ imports, publishers }: Deployment, key: kms.IKey): ecr.IRepository {
    if (imports.imageRepository)
      return ecr.Repository.fromRepositoryName(this, 'Images', imports.imageRepository.name);
    const images = new ecr.Repository(this, 'Images', {
      imageTagMutability: ecr.TagMutability.IMMUTABLE,
      imageScanOnPush: true,
      encryption: ecr.RepositoryEncryption.KMS,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    onlyPublishersPush(images, publishers.models);
    return images;
  }
}
