import type { aws_sagemaker as sagemaker } from 'aws-cdk-lib';

/**
 * How a new version replaces the old one. Two instances or more: in batches of half the fleet, each watched for
 * five minutes. One instance cannot be halved: a second fleet starts beside it and takes over whole, which needs
 * quota for two. Either way SageMaker goes back by itself when the new fleet does not become healthy.
 *
 * Loading weights takes a while, hence four hours at most instead of the default half hour per batch.
 */
export function endpointRollout(instances: number): sagemaker.CfnEndpoint.DeploymentConfigProperty {
  if (instances === 1) {
    return {
      blueGreenUpdatePolicy: {
        trafficRoutingConfiguration: { type: 'ALL_AT_ONCE' },
        terminationWaitInSeconds: 300,
        maximumExecutionTimeoutInSeconds: LONGEST_ROLLOUT_SECONDS,
      },
    };
  }
  return {
    rollingUpdatePolicy: {
      maximumBatchSize: { type: 'CAPACITY_PERCENT', value: 50 },
      waitIntervalInSeconds: 300,
      maximumExecutionTimeoutInSeconds: LONGEST_ROLLOUT_SECONDS,
    },
  };
}

/** SageMaker allows up to 28,800. */
const LONGEST_ROLLOUT_SECONDS = 14_400;
