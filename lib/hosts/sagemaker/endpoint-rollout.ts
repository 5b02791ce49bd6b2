import type { aws_sagemaker as sagemaker } from 'aws-cdk-lib';

/**
 * How a new version replaces the old one. Two instances or more: in batches of half the fleet, with five minutes of
 * observation after each. One instance: a second fleet starts beside it and takes all traffic at once, which needs
 * quota for two instances. In both cases SageMaker rolls back if the new fleet does not become healthy.
 *
 * Weights load slowly, so the limit is four hours instead of the default half hour per batch.
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
