import { type aws_autoscaling as autoscaling, aws_ecs as ecs } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface GpuCapacityProps {
  readonly autoScalingGroup: autoscaling.AutoScalingGroup;
}

/**
 * Lets ECS start an instance for every copy that has no place, and end every instance that has no copy. It
 * drains an instance before it goes, and never ends one that still answers.
 */
export class GpuCapacity extends Construct {
  /** For the cluster's association and the service's strategy. */
  readonly providerName: string;

  constructor(scope: Construct, id: string, { autoScalingGroup }: GpuCapacityProps) {
    super(scope, id);
    // The L2 provider edits user data and role of the group; ours are complete as they stand.
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
