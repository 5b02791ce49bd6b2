import type { Acknowledgement } from '../acknowledgement';

/** Accepted deviations in the inference stack. */
export const inference: readonly Acknowledgement[] = [
  {
    rules: ['ALBWAFEnabled'],
    constructs: ['inference/Vllm/Entry/LoadBalancer/Resource'],
    reason:
      'This load balancer is internal, admits the router security groups only, and its listener passes three paths and answers 404 to the rest. The firewall stands where callers come in, before the private API.',
    owner: 'platform security',
    review: '2027-11-01',
  },
  {
    rules: ['SageMakerEndpointConfigurationKMSKeyConfigured'],
    constructs: ['inference/Sagemaker/*/Configuration'],
    reason:
      'GPU instance types keep their data on local NVMe, which the hardware encrypts and a KMS key does not reach; AWS documents that naming a key for such a type fails or has no effect. Weights are encrypted by our key in S3.',
    owner: 'platform security',
    review: '2027-11-01',
  },
  {
    rules: ['SNSRedrivePolicy'],
    constructs: ['inference/Vllm/Events/Email/Resource'],
    reason:
      'Mail that cannot be delivered is retried by SNS for an hour. A queue of undelivered notices would be one more thing nobody reads; the Auto Scaling activity history keeps the same events.',
    owner: 'model operations',
    review: '2027-11-01',
  },
];
