import type { Deployment } from '../config/deployment';
import { type Need, needs } from './need';
import type { NetworkResources, NetworkRoles } from './network-resources';
import { required } from './required';
import { weightsPermissions } from './weights-permissions';

/**
 * With network isolation and a VpcConfig, SageMaker downloads the weights through the VPC, by the model's
 * execution role; the container itself has no network at all. Image and logs travel outside the VPC, by the
 * platform (SageMaker developer guide, "Run Training and Inference Containers in Internet-Free Mode").
 */
export function sagemakerNeeds(
  deployment: Deployment,
  role: NetworkRoles['sagemaker'],
  resources: NetworkResources,
): readonly Need[] {
  const models = deployment.models.filter((model) => model.host === 'sagemaker');
  if (models.length === 0) return [];
  return needs(
    'sagemaker',
    required(role, 'the execution role of sagemaker models'),
    weightsPermissions(required(resources.weightsBucketArn, 'the weights bucket'), models),
  );
}
