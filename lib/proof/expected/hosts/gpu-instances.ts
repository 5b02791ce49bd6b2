import type { ModelOn } from '../../../config/model';
import type { Expected } from '../../matching/expected';
import { claimedBy, irrelevant, the } from '../../matching/rule';
import { GROUP_TAGS, TAG_SPECIFICATIONS } from '../../matching/tags';
import { publicParameterAt } from '../../template/names';
import { encoded } from '../../template/symbol';
import type { Basis } from '../basis';
import { CLUSTER, group, instanceProfile, keyArn, topicArn } from '../things';
import { subnets } from './subnets';
import { TLS_FOLDER } from './vllm-container';

export const capacityProvider = (model: string) => `capacity provider of ${model}`;
const launchTemplate = (model: string) => `launch template of ${model}`;
const instances = (model: string) => `GPU instances of ${model}`;

/** The instances of one model, and how ECS starts and terminates them. */
export const gpuInstances = (basis: Basis, model: ModelOn<'vllm'>): readonly Expected[] => [
  template(basis, model),
  autoScalingGroup(basis, model),
  provider(model),
];

const COMMON = { stack: 'inference', claim: 'hosts.instances' } as const;

const template = (basis: Basis, model: ModelOn<'vllm'>): Expected => ({
  ...COMMON,
  thing: launchTemplate(model.name),
  type: 'AWS::EC2::LaunchTemplate',
  properties: {
    TagSpecifications: TAG_SPECIFICATIONS,
    // No `KeyName`.
    LaunchTemplateData: {
      ImageId: instanceImage(model),
      InstanceType: claimedBy('hosts.capacity', model.instanceType),
      IamInstanceProfile: claimedBy('hosts.roles', {
        Arn: basis.deployment.imports.roles?.instanceProfile ?? the(instanceProfile(model.name), 'Arn'),
      }),
      UserData: encoded(BOOT_SCRIPT),
      // A hop limit of 1: the answer does not reach a container.
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      NetworkInterfaces: claimedBy('I5.hosts', [
        { DeviceIndex: 0, AssociatePublicIpAddress: false, Groups: [the(group('vllm-instance'))] },
      ]),
      BlockDeviceMappings: claimedBy('I6.volumes', [
        {
          // The root volume of Amazon Linux.
          DeviceName: '/dev/xvda',
          Ebs: {
            Encrypted: true,
            KmsKeyId: keyArn(basis, 'volumes'),
            DeleteOnTermination: true,
            VolumeType: 'gp3',
            VolumeSize: 100,
            Throughput: 250,
          },
        },
      ]),
      Monitoring: { Enabled: true },
      TagSpecifications: TAG_SPECIFICATIONS,
    },
  },
});

/** The machine image of a model's instances: the deployment file's, otherwise AWS's newest. */
export const instanceImage = ({ amiId }: ModelOn<'vllm'>): string => amiId ?? NEWEST_ECS_GPU_IMAGE;

/** AWS publishes it (ECS developer guide, "Retrieving Amazon ECS-optimized Linux AMI metadata"). */
const NEWEST_ECS_GPU_IMAGE = publicParameterAt(
  '/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id',
);

/** A key for TLS that never leaves the instance, then the settings of the ECS agent. A failure stops the script. */
const BOOT_SCRIPT = [
  '#!/bin/bash',
  'set -euo pipefail',
  'umask 077',
  `install -d -m 0755 ${TLS_FOLDER}`,
  `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 -days 825 -subj /CN=vllm -keyout ${TLS_FOLDER}/key.pem -out ${TLS_FOLDER}/certificate.pem`,
  `chown 2000:0 ${TLS_FOLDER}/key.pem ${TLS_FOLDER}/certificate.pem`,
  `chmod 0400 ${TLS_FOLDER}/key.pem ${TLS_FOLDER}/certificate.pem`,
  ...[
    `ECS_CLUSTER=${the(CLUSTER)}`,
    'ECS_ENABLE_GPU_SUPPORT=true',
    'ECS_AWSVPC_BLOCK_IMDS=true',
    'ECS_DISABLE_PRIVILEGED=true',
    // Without it, ECS documents that containers with security options are not placed.
    'ECS_SELINUX_CAPABLE=true',
    'ECS_IMAGE_PULL_BEHAVIOR=prefer-cached',
    'ECS_CONTAINER_STOP_TIMEOUT=2m',
  ].map((setting) => `echo '${setting}' >> /etc/ecs/ecs.config`),
].join('\n');

const autoScalingGroup = (basis: Basis, { name, copies }: ModelOn<'vllm'>): Expected => ({
  ...COMMON,
  thing: instances(name),
  type: 'AWS::AutoScaling::AutoScalingGroup',
  // No `MixedInstancesPolicy`, which would name another launch template, and no lifecycle hook.
  properties: {
    LaunchTemplate: {
      LaunchTemplateId: the(launchTemplate(name)),
      Version: the(launchTemplate(name), 'LatestVersionNumber'),
    },
    MinSize: claimedBy('hosts.capacity', 0),
    MaxSize: claimedBy('hosts.capacity', copies.max),
    VPCZoneIdentifier: claimedBy('I5.hosts', subnets(basis)),
    AvailabilityZones: claimedBy('I5.hosts', basis.deployment.availabilityZones),
    NewInstancesProtectedFromScaleIn: true,
    HealthCheckType: 'EC2',
    HealthCheckGracePeriod: 300,
    Tags: GROUP_TAGS,
    MetricsCollection: [{ Granularity: '1Minute' }],
    NotificationConfigurations: [
      {
        TopicARN: topicArn(basis, 'vllm-events'),
        NotificationTypes: ['LAUNCH', 'LAUNCH_ERROR', 'TERMINATE', 'TERMINATE_ERROR'].map(
          (event) => `autoscaling:EC2_INSTANCE_${event}`,
        ),
      },
    ],
  },
  // Another image or setting replaces running instances; otherwise they would stay unpatched.
  updatePolicy: {
    AutoScalingInstanceRefresh: {
      Strategy: 'Rolling',
      Preferences: {
        MinHealthyPercentage: INSTANCES_DURING_REFRESH,
        MaxHealthyPercentage: INSTANCES_DURING_REFRESH,
        // An instance with the newest settings stays.
        SkipMatching: true,
        // ECS protects each instance that runs a copy; a refresh that waits for the end of it fails.
        ScaleInProtectedInstances: 'Refresh',
        StandbyInstances: 'Terminate',
      },
    },
    AutoScalingScheduledAction: { IgnoreUnmodifiedGroupSizeProperties: true },
  },
});

const INSTANCES_DURING_REFRESH = irrelevant(
  'the number of instances while new ones replace old ones; the size of the group limits it',
);

const provider = ({ name }: ModelOn<'vllm'>): Expected => ({
  thing: capacityProvider(name),
  type: 'AWS::ECS::CapacityProvider',
  stack: 'inference',
  claim: 'hosts.capacity',
  properties: {
    AutoScalingGroupProvider: {
      AutoScalingGroupArn: the(instances(name)),
      ManagedScaling: {
        Status: 'ENABLED',
        TargetCapacity: 100,
        MinimumScalingStepSize: 1,
        MaximumScalingStepSize: 4,
        InstanceWarmupPeriod: 300,
      },
      ManagedTerminationProtection: 'ENABLED',
      ManagedDraining: 'ENABLED',
    },
  },
});
