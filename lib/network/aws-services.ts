/**
 * The AWS services a deployment may need an endpoint for, as AWS names their endpoints:
 * `com.amazonaws.<region>.<service>`. What is not in this list cannot be reached from the VPC.
 */
export const AWS_SERVICES = [
  'bedrock-runtime',
  'sagemaker.runtime',
  'kinesis-firehose',
  'kms',
  'execute-api',
  's3',
  'ecr.api',
  'ecr.dkr',
  'logs',
  'ecs',
  'ecs-agent',
  'ecs-telemetry',
] as const;
export type AwsService = (typeof AWS_SERVICES)[number];
