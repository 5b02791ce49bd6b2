import type { Prerequisite } from './prerequisite';

/** The actions of IAM that the check of each prerequisite needs. All of them read. */
export const ACTIONS = {
  placement: ['sts:GetCallerIdentity'],
  bootstrap: ['cloudformation:DescribeStacks', 'iam:GetRole'],
  'asset-bucket': ['s3:ListBucket'],
  'permissions-boundary': ['iam:GetPolicy', 'iam:GetPolicyVersion'],
  publisher: ['iam:GetRole', 'iam:GetUser'],
  'stack-state': ['cloudformation:DescribeStacks', 'cloudformation:ListStackResources'],
  drained: ['cloudformation:ListStackResources', 'ec2:DescribeInstances'],
  zones: ['ec2:DescribeAvailabilityZones', 'cloudformation:DescribeStacks'],
  'endpoint-services': ['ec2:DescribeVpcEndpointServices'],
  'prefix-lists': [],
  'service-linked-role': ['iam:GetRole'],
  'api-gateway-logging': ['apigateway:GET', 'iam:GetRole'],
  'lambda-concurrency': [
    'lambda:GetAccountSettings',
    'lambda:GetFunctionConcurrency',
    'cloudformation:DescribeStacks',
    'cloudformation:ListStackResources',
  ],
  certificate: ['acm:DescribeCertificate', 'acm:GetCertificate'],
  'instance-offering': ['ec2:DescribeInstanceTypeOfferings'],
  'machine-image': ['ec2:DescribeImages'],
  'gpu-quota': ['servicequotas:GetServiceQuota', 'servicequotas:GetAWSDefaultServiceQuota'],
  'endpoint-quota': ['servicequotas:ListServiceQuotas', 'servicequotas:ListAWSDefaultServiceQuotas'],
  'data-retention': ['bedrock:GetAccountDataRetention'],
  'use-case-form': ['bedrock:GetUseCaseForModelAccess'],
  'model-access': ['bedrock:GetFoundationModelAvailability'],
  image: ['cloudformation:DescribeStacks', 'ecr:DescribeImages'],
  weights: ['cloudformation:DescribeStacks', 's3:ListBucket', 's3:GetObject', 'kms:Decrypt'],
  'key-set': ['cloudformation:DescribeStacks', 's3:GetObject'],
} as const satisfies Record<Prerequisite['kind'], readonly string[]>;
