import { Duration, aws_ecr as ecr, type aws_kms as kms, RemovalPolicy, type aws_s3 as s3 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Deployment } from '../config/deployment';
import type { Plan } from '../plan/plan';
import { allowRoles } from './bucket-readers';
import { PrivateBucket } from './private-bucket';
import { onlyPublishersPush, onlyPublishersWrite } from './publishers';
import type { WorkloadRoles } from './workload-roles';

export interface ModelArtifactsProps {
  readonly plan: Pick<Plan, 'deployment' | 'selfHosted' | 'policies'>;
  /** Those of the models read the weights, each its own. */
  readonly roles: Pick<WorkloadRoles, 'get'>;
  readonly key: kms.IKey;
  readonly accessLogs: s3.IBucket;
}

/** The bucket for weights and the repository for serving images of self-hosted models. */
export interface ModelStore {
  readonly weights: s3.IBucket;
  readonly images: ecr.IRepository;
}

/** A publisher retires an image by adding a tag that begins so: `retired-2027-03-01`. */
export const RETIRED_TAG = 'retired-';

/**
 * ECR deletes a retired image a month after its push at the earliest, and no other image: which digests a task names, or
 * a rollback may need, is not known to ECR. Tags never move, so a tag is added on purpose.
 */
const EXPIRE_RETIRED: ecr.LifecycleRule = {
  rulePriority: 1,
  description: 'Images that a publisher has retired',
  tagStatus: ecr.TagStatus.TAGGED,
  tagPrefixList: [RETIRED_TAG],
  maxImageAge: Duration.days(30),
};

/**
 * The files of self-hosted models, inside the account: weights by model and revision, serving images by digest. A tag
 * never moves to another image. Only the publishers of models write them. A hosted-only deployment has neither.
 */
export class ModelArtifacts extends Construct {
  readonly store?: ModelStore;

  constructor(scope: Construct, id: string, { plan, roles, key, accessLogs }: ModelArtifactsProps) {
    super(scope, id);
    if (!plan.selfHosted) return;
    const weights = new PrivateBucket(this, 'Weights', { key, accessLogs, accessLogPrefix: 'weights/' });
    allowRoles(weights, 'weights-bucket', plan, roles);
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
      lifecycleRules: [EXPIRE_RETIRED],
      encryption: ecr.RepositoryEncryption.KMS,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    onlyPublishersPush(images, publishers.models);
    return images;
  }
}
