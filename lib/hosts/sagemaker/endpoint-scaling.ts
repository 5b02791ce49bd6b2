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
 * Scales an endpoint between `min` and `max` instances by its request rate. Scaling out waits five minutes, about the
 * time that an instance needs to start; scaling in waits ten.
 *
 * Requests per instance and minute is the only predefined metric that every partition has. It does not measure the
 * length of answers, so the target is low.
 */
export class EndpointScaling extends Construct {
  constructor(scope: Construct, id: string, props: EndpointScalingProps) {
    super(scope, id);
    // The L2 target would create a role of its own.
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

/** The service-linked role of Application Auto Scaling, created with the first target. GovCloud requires its ARN. */
function serviceLinkedRole(stack: Stack): string {
  const path = 'role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com';
  const name = 'AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint';
  return arnIn(stack, 'iam', `${path}/${name}`, { region: '' });
}

/** Thirty answers of half a minute are about fifteen at once: half of what one GPU serves well. An estimate. */
const REQUESTS_PER_MINUTE = 30;
