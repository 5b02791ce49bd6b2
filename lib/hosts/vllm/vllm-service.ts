import {
  Duration,
  type aws_ec2 as ec2,
  aws_ecs as ecs,
  type aws_elasticloadbalancingv2 as elb,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { VLLM_PORT } from './names';
import { rolloutPercents } from './rollout-percents';
import { VLLM_CONTAINER } from './vllm-container';

export interface VllmServiceProps {
  readonly cluster: ecs.ICluster;
  /** Name of the capacity provider whose instances run the copies. It is associated with the cluster. */
  readonly capacityProvider: string;
  readonly taskDefinition: ecs.TaskDefinition;
  readonly copies: { readonly desired: number; readonly max: number };
  readonly subnets: ec2.SelectedSubnets;
  readonly securityGroup: ec2.ISecurityGroup;
  readonly targetGroup: elb.ApplicationTargetGroup;
}

/**
 * Keeps the desired number of copies running. ECS rolls back a new version that does not become healthy. ECS Exec is
 * off: no shell in a running copy.
 */
export class VllmService extends Construct {
  constructor(scope: Construct, id: string, props: VllmServiceProps) {
    super(scope, id);
    const rollout = rolloutPercents(props.copies);

    // The L2 service would add rules to the foundation's security groups.
    new ecs.CfnService(this, 'Service', {
      cluster: props.cluster.clusterArn,
      taskDefinition: props.taskDefinition.taskDefinitionArn,
      desiredCount: props.copies.desired,
      capacityProviderStrategy: [{ capacityProvider: props.capacityProvider, weight: 1 }],
      deploymentConfiguration: {
        minimumHealthyPercent: rollout.minHealthy,
        maximumPercent: rollout.max,
        deploymentCircuitBreaker: { enable: true, rollback: true },
      },
      healthCheckGracePeriodSeconds: LONGEST_LOAD.toSeconds(),
      loadBalancers: [
        {
          containerName: VLLM_CONTAINER,
          containerPort: VLLM_PORT,
          targetGroupArn: props.targetGroup.targetGroupArn,
        },
      ],
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: props.subnets.subnetIds,
          securityGroups: [props.securityGroup.securityGroupId],
        },
      },
      // By default, ECS turns this on if it can. It would then start copies and instances to balance zones, and refuse
      // a later `maximumPercent` of 100.
      availabilityZoneRebalancing: 'DISABLED',
      placementStrategies: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }],
      enableEcsManagedTags: true,
      enableExecuteCommand: false,
      propagateTags: 'SERVICE',
    });
  }
}

/** Until then, no health check can stop a copy that still loads: image, weights and graph capture. */
const LONGEST_LOAD = Duration.minutes(30);
