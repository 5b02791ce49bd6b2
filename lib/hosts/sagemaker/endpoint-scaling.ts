import { Stack, aws_applicationautoscaling as scaling } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { arnIn } from '../../plan/arns';

export interface EndpointScalingProps {
  readonly endpointName: string;
  readonly variantName: string;
  readonly min: number;
  readonly max: number;
}

/**
 * Keeps an endpoint between `min` and `max` instances by how much it is asked. An instance is added quickly, in
 * about the time it takes to start one, and removed after ten quiet minutes.
 *
 * Requests per instance and minute is the one measure every partition has; it says nothing about how long
 * answers are, so the target is low.
 */
export class EndpointScaling extends Construct {
  constructor(scope: Construct, id: string, props: EndpointScalingProps) {
    super(scope, id);
    // The L2 target would create a role of its own for this.
    const target = new scaling.CfnScalableTarget(this, 'Target', {
      serviceNamespace: 'sagemaker',
      scalableDimension: 'sagemaker:variant:DesiredInstanceCount',
      resourceId: `endpoint/${props.endpointName}/variant/${props.variantName}`,
      minCapacity: props.min,
      maxCapacity: props.max,
      roleArn: serviceLinkedRole(Stack.of(this)),
    });
    new scaling.CfnScalingPolicy(this, 'Policy', {
      policyName: `${props.endpointName}-requests`,
      policyType: 'TargetTrackingScaling',
      scalingTargetId: target.ref,
      targetTrackingScalingPolicyConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
        targetValue: REQUESTS_PER_MINUTE,
        scaleOutCooldown: 300,
        scaleInCooldown: 600,
      },
    });
  }
}

/** The role Application Auto Scaling has in every account, made with the first target. GovCloud wants it named. */
function serviceLinkedRole(stack: Stack): string {
  const path = 'role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com';
  const name = 'AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint';
  return arnIn(stack, 'iam', `${path}/${name}`, { region: '' });
}

/** Thirty answers of half a minute keep about fifteen in flight: half of what one GPU serves well. An estimate. */
const REQUESTS_PER_MINUTE = 30;
