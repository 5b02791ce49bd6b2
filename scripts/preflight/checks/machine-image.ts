import { DescribeImagesCommand, type Image } from '@aws-sdk/client-ec2';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { unlessAbsent } from '../../account/unless-absent';
import type { PrerequisiteOf } from '../prerequisite';

/** Whether GPU instances can start from a machine image of the deployment's own, on the one volume that they have. */
export async function checkMachineImage(
  { model, amiId, gib }: PrerequisiteOf<'machine-image'>,
  { ec2, region }: Pick<Account, 'ec2' | 'region'>,
): Promise<Missing | undefined> {
  const described = ec2.send(new DescribeImagesCommand({ ImageIds: [amiId] }));
  // EC2 answers the same for an image of another region, a deregistered one, and one that is not shared.
  const [image] = (await unlessAbsent(described, ...ABSENT))?.Images ?? [];
  const problems = image
    ? problemsOf(image, gib)
    : [`EC2 in ${region} shows no such image to this account: copy it into the region, or share it`];
  if (problems.length === 0) return undefined;
  return {
    words: `${model} names the machine image ${amiId}. ${problems.join('. ')}. Build it from AWS's ECS GPU image for Amazon Linux 2023, or leave amiId out.`,
    commands: [
      image
        ? `aws ec2 describe-images --region ${region} --image-ids ${amiId}`
        : `aws ec2 describe-images --region ${region} --owners self --query "Images[].[ImageId, Name, CreationDate]" --output text`,
    ],
  };
}

/** EC2 API reference, "Error codes", read 2026-11. */
const ABSENT = ['InvalidAMIID.NotFound', 'InvalidAMIID.Unavailable', 'InvalidAMIID.Malformed'];

/** The device that the launch template gives the encrypted volume. */
const ROOT = '/dev/xvda';

function problemsOf(
  { Architecture, BlockDeviceMappings = [], Platform, RootDeviceName, RootDeviceType, State }: Image,
  gib: number,
): readonly string[] {
  const root = BlockDeviceMappings.find(({ DeviceName }) => DeviceName === RootDeviceName);
  const others = BlockDeviceMappings.filter(({ DeviceName, Ebs }) => Ebs && DeviceName !== RootDeviceName);
  const size = root?.Ebs?.VolumeSize ?? 0;
  return [
    ...(State === 'available' ? [] : [`It is ${State}, expected available`]),
    ...(Architecture === 'x86_64' ? [] : [`It is for ${Architecture}, expected x86_64`]),
    ...(Platform === undefined ? [] : [`It is for ${Platform}, expected Linux`]),
    ...(RootDeviceType === 'ebs' ? [] : [`Its root device is of type ${RootDeviceType}, expected ebs`]),
    ...(RootDeviceName === ROOT ? [] : [`Its root device is ${RootDeviceName}, expected ${ROOT}`]),
    ...(size <= gib ? [] : [`Its root volume has ${size} GiB, and the instances have one of ${gib}`]),
    ...others.map(
      ({ DeviceName }) => `It adds the volume ${DeviceName}, which the deployment's key would not encrypt`,
    ),
  ];
}
