import type { ModelOn } from '../../../config/model';
import type { Expected } from '../../matching/expected';
import { claimedBy, irrelevant, the } from '../../matching/rule';
import type { Basis } from '../basis';

/** A SageMaker endpoint has between the least and the most instances of the deployment file, by its request rate. */
export function endpointScaling(
  basis: Basis,
  { name, instances }: ModelOn<'sagemaker'>,
): readonly Expected[] {
  const common = { stack: 'inference', claim: 'hosts.capacity' } as const;
  const target = `scaling of ${name}`;
  return [
    {
      ...common,
      thing: target,
      type: 'AWS::ApplicationAutoScaling::ScalableTarget',
      properties: {
        ServiceNamespace: 'sagemaker',
        ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
        ResourceId: `endpoint/${basis.deployment.name}-${name}/variant/primary`,
        MinCapacity: instances.min,
        MaxCapacity: instances.max,
        RoleARN: claimedBy('hosts.roles', basis.globalArn('iam', SERVICE_LINKED_ROLE)),
      },
    },
    {
      ...common,
      thing: `scaling policy of ${name}`,
      type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
      properties: {
        PolicyName: irrelevant('nothing refers to it by name'),
        PolicyType: 'TargetTrackingScaling',
        ScalingTargetId: the(target),
        TargetTrackingScalingPolicyConfiguration: {
          PredefinedMetricSpecification: {
            PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance',
          },
          TargetValue: 30,
          ScaleOutCooldown: 300,
          ScaleInCooldown: 600,
        },
      },
    },
  ];
}

const SERVICE_LINKED_ROLE =
  'role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint';
