/** Resources of a template of moto_server: groups of so many instances, by their logical ids. */
export const instanceGroups = (size: string, ...logicalIds: readonly string[]) => ({
  Launch: {
    Type: 'AWS::AutoScaling::LaunchConfiguration',
    Properties: { ImageId: 'ami-12c6146b', InstanceType: 'g6.xlarge' },
  },
  ...Object.fromEntries(
    logicalIds.map((id) => [
      id,
      {
        Type: 'AWS::AutoScaling::AutoScalingGroup',
        Properties: {
          MinSize: size,
          MaxSize: size,
          DesiredCapacity: size,
          AvailabilityZones: ['us-east-1a'],
          LaunchConfigurationName: { Ref: 'Launch' },
        },
      },
    ]),
  ),
});
