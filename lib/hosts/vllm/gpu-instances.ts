import {
  aws_autoscaling as autoscaling,
  Duration,
  aws_ec2 as ec2,
  aws_ecs as ecs,
  aws_iam as iam,
  type aws_kms as kms,
  Stack,
  type aws_sns as sns,
  Tags,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { bootScript } from './boot-script';
import { INSTANCE_VOLUME } from './instance-volume';
import { rolloutPercents } from './rollout-percents';

export interface GpuInstancesProps {
  readonly clusterName: string;
  /** EC2 instance type, such as `g6.xlarge`. */
  readonly instanceType: string;
  /** The machine image. @default the newest ECS GPU image of AWS at the time of the deploy */
  readonly amiId?: string;
  /** `max`: the number of instances at most. */
  readonly copies: { readonly desired: number; readonly max: number };
  readonly vpc: ec2.IVpc;
  readonly securityGroup: ec2.ISecurityGroup;
  readonly role: iam.IRole;
  /** Encrypts the volumes; the Auto Scaling service-linked role must be able to use it. */
  readonly volumesKey: kms.IKey;
  /** Receives every launch and termination, failed ones included. */
  readonly events: sns.ITopic;
  /** The ARN of an existing instance profile with this role. @default created */
  readonly importedProfile?: string;
  /** The path of the instance profile in IAM. @default '/' */
  readonly profilePath?: string;
  /** For instances, their volumes and interfaces, which do not inherit the tags of their stack. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * GPU instances for one model, from 0 to `max`. ECS sets the number.
 *
 * Each starts from the newest ECS GPU image at the time of the deploy, or from the deployment's own image, with an
 * encrypted volume, session-only metadata that containers cannot reach, no SSH key and no public address. A deploy with
 * a newer image or another setting replaces running instances, so that a deploy is what patches them. Instances that
 * run a copy are protected from scale-in: ECS removes the protection when it has drained the instance. To delete the
 * stack, first set `copies.desired` to 0 and wait until the instances are terminated.
 */
export class GpuInstances extends Construct {
  readonly autoScalingGroup: autoscaling.AutoScalingGroup;
  /** The id of the machine image that instances start from. */
  readonly imageId: string;

  constructor(scope: Construct, id: string, props: GpuInstancesProps) {
    super(scope, id);

    const machineImage = props.amiId
      ? ec2.MachineImage.genericLinux({ [Stack.of(this).region]: props.amiId })
      : ecs.EcsOptimizedImage.amazonLinux2023(ecs.AmiHardwareType.GPU);
    this.imageId = machineImage.getImage(this).imageId;

    const launchTemplate = new ec2.LaunchTemplate(this, 'LaunchTemplate', {
      machineImage,
      instanceType: new ec2.InstanceType(props.instanceType),
      instanceProfile:
        props.importedProfile === undefined
          ? new iam.InstanceProfile(this, 'Profile', { role: props.role, path: props.profilePath })
          : iam.InstanceProfile.fromInstanceProfileAttributes(this, 'Profile', {
              instanceProfileArn: props.importedProfile,
              role: props.role,
            }),
      securityGroup: props.securityGroup,
      userData: bootScript(props.clusterName),
      requireImdsv2: true,
      httpPutResponseHopLimit: 1,
      detailedMonitoring: true,
      associatePublicIpAddress: false,
      blockDevices: [
        {
          deviceName: '/dev/xvda',
          volume: ec2.BlockDeviceVolume.ebs(INSTANCE_VOLUME.gib, {
            volumeType: ec2.EbsDeviceVolumeType.GP3,
            throughput: INSTANCE_VOLUME.mibPerSecond,
            encrypted: true,
            kmsKey: props.volumesKey,
            deleteOnTermination: true,
          }),
        },
      ],
    });

    tagWhatItLaunches(launchTemplate, props.tags);

    this.autoScalingGroup = new autoscaling.AutoScalingGroup(this, 'Group', {
      vpc: props.vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      launchTemplate,
      minCapacity: 0,
      maxCapacity: props.copies.max,
      updatePolicy: replacesInstances(props.copies),
      newInstancesProtectedFromScaleIn: true,
      healthChecks: autoscaling.HealthChecks.ec2({ gracePeriod: Duration.minutes(5) }),
      groupMetrics: [autoscaling.GroupMetrics.all()],
      notifications: [{ topic: props.events, scalingEvents: autoscaling.ScalingEvents.ALL }],
    });
    // Control Tower counts zones, not subnets (CT.AUTOSCALING.PR.1). EC2 requires that they are those of the subnets.
    const { availabilityZones } = props.vpc.selectSubnets({ subnetType: ec2.SubnetType.PRIVATE_ISOLATED });
    (this.autoScalingGroup.node.defaultChild as autoscaling.CfnAutoScalingGroup).availabilityZones =
      availabilityZones;
    // ECS adds this tag to every group that it manages. Without it here, the next deploy would remove it.
    Tags.of(this.autoScalingGroup).add('AmazonECSManaged', 'true');
  }
}

/**
 * A new version of the launch template replaces the running instances, with the same room as a new version of the
 * model. Instances are protected from scale-in by ECS, so a refresh must not wait for the protection to end; it
 * terminates them nevertheless only when ECS has drained them (managed draining). CloudFormation starts it
 * (CloudFormation template reference, "UpdatePolicy attribute", AutoScalingInstanceRefresh, 2026-07).
 */
function replacesInstances(copies: GpuInstancesProps['copies']): autoscaling.UpdatePolicy {
  const { minHealthy, max } = rolloutPercents(copies);
  return autoscaling.UpdatePolicy.instanceRefresh({
    strategy: autoscaling.InstanceRefreshStrategy.ROLLING,
    minHealthyPercentage: minHealthy,
    maxHealthyPercentage: max,
    skipMatching: true,
    scaleInProtectedInstances: autoscaling.ScaleInProtectedInstances.REFRESH,
    standbyInstances: autoscaling.StandbyInstances.TERMINATE,
  });
}

/**
 * Tags the template, and what it launches. The L2 template tags instances and volumes, in this order, and leaves out
 * network interfaces: an account that demands tags on them would refuse a launch, or report it.
 */
function tagWhatItLaunches(template: ec2.LaunchTemplate, tags: GpuInstancesProps['tags']): void {
  if (Object.keys(tags).length === 0) return;
  for (const [key, value] of Object.entries(tags)) Tags.of(template).add(key, value);
  (template.node.defaultChild as ec2.CfnLaunchTemplate).addPropertyOverride(
    'LaunchTemplateData.TagSpecifications.2',
    {
      ResourceType: 'network-interface',
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    },
  );
}
