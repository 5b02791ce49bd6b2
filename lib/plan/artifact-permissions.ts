import type { EndpointService } from './endpoint-services';
import type { Permission } from './permission';
import { below, the } from './resource';
import { modelPrefix, type Weighted } from './weights-location';

/**
 * Reading the weights of these models and no others: each model has its own prefix. The permission is for all revisions
 * of a model: a copy of the revision before may start again while the next one is deployed, and after a rollback. S3
 * calls KMS for the reader, so the reader needs no KMS endpoint.
 */
export function readsWeights(models: readonly Pick<Weighted, 'name'>[]): readonly Permission[] {
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
      resources: models.map((model) => below('weights-bucket', `${modelPrefix(model)}*`)),
      through: ['s3'],
      allowedBy: 'bucket',
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

/**
 * Pulling serving images from the deployment's repository. Docker calls `ecr.dkr`, which authorizes a pull by the same
 * actions as the API.
 *
 * @param insideVpc whether the pull starts inside the VPC and needs both endpoints.
 */
export function pullsImages({ insideVpc }: { readonly insideVpc: boolean }): readonly Permission[] {
  const through = (...services: EndpointService[]) => (insideVpc ? services : []);
  return [
    {
      sid: 'PullImage',
      effect: 'Allow',
      actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      resources: [the('images-repository')],
      through: through('ecr.api', 'ecr.dkr'),
    },
    {
      sid: 'LogInToRegistry',
      effect: 'Allow',
      // This action supports no resource: a login is to the registry, not to a repository.
      actions: ['ecr:GetAuthorizationToken'],
      resources: ['*'],
      through: through('ecr.api'),
    },
  ];
}
