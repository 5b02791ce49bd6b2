import type { Acknowledgement } from '../acknowledgement';

/** Accepted deviations in the inference stack. */
export const inference: readonly Acknowledgement[] = [
  {
    rules: ['SageMakerEndpointConfigurationKMSKeyConfigured'],
    constructs: ['inference/Sagemaker/*/Configuration'],
    reason:
      'The instance type has local NVMe storage, which its hardware encrypts with a key that ends with the instance; SageMaker refuses or ignores a KMS key for such a type (SageMaker API reference, CreateEndpointConfig, KmsKeyId). Types without local storage have the key of the deployment. In S3, weights are encrypted with that key.',
    owner: 'model operations',
    review: '2027-10-18',
  },
  {
    rules: ['CT.EC2.PR.15'],
    constructs: ['inference/Vllm/*/Instances/LaunchTemplate/Resource'],
    reason:
      'Every GPU type that a deployment may name is on the Nitro system (Amazon EC2 user guide, "Instances built on the AWS Nitro System"). The list in the rule ends before the types of 2024 and later, such as g6. Types that are on the list pass.',
    owner: 'model operations',
    review: '2027-08-23',
  },
  {
    rules: ['CT.AUTOSCALING.PR.6'],
    constructs: ['inference/Vllm/*/Instances/Group/ASG'],
    reason:
      'The memory of one GPU type decides whether the weights, the context and the parallelism of a model fit, and a check of the deployment file computes it for the type that the file names. A second type would start copies that nobody has sized. Another type is another model in the file, with its own group.',
    owner: 'model operations',
    review: '2027-08-30',
  },
];
