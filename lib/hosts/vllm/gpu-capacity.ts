import { type aws_autoscaling as autoscaling, aws_ecs as ecs } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface GpuCapacityProps {
  readonly autoScalingGroup: autoscaling.AutoScalingGroup;
}

/**
 * Lets ECS start an instance for every copy without one, and terminate every instance without a copy. ECS drains an
 * instance first, and never terminates one that still answers requests.
 */
export class GpuCapacity extends Construct {
  /** For the cluster's association and the service's strategy. */
  readonly providerName: string;

  constructor(scope: Construct, id: string, { autoScalingGroup }: GpuCapacityProps) {
    super(scope, id);
    // The L2 provider would change the group's user data and role, which are complete.
    const provider = new ecs.CfnCapacityProvider(this, 'Provider', {
      autoScalingGroupProvider: {
        autoScalingGroupArn: autoScalingGroup.autoScalingGroupName,
        managedScaling: {
          status: 'ENABLED',
          targetCapacity: 100,
          minimumScalingStepSize: 1,
          maximumScalingStepSize: 4,
          instanceWarmupPeriod: 300,
        },
        managedTerminationProtection: 'ENABLED',
        managedDraining: 'ENABLED',
      },
    });
    this.providerName = provider.ref;
  }
}
