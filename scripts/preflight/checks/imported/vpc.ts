import { DescribeVpcAttributeCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import type { Account } from '../../../account/account';
import { unlessAbsent } from '../../../account/unless-absent';
import type { Answer } from '../../answer';
import type { PrerequisiteOf } from '../../prerequisite';
import { asVouched, listed, notThere } from './as-vouched';

/** Whether the VPC is in this account and region, has the blocks of the file, and resolves names for endpoints. */
export async function checkImportedVpc(
  { of, account, blocks }: PrerequisiteOf<'imported-vpc'>,
  { ec2, region }: Pick<Account, 'ec2' | 'region'>,
): Promise<Answer> {
  const look = `aws ec2 describe-vpcs --region ${region} --vpc-ids ${of.id}`;
  const described = ec2.send(new DescribeVpcsCommand({ VpcIds: [of.id] }));
  const [vpc] = (await unlessAbsent(described, 'InvalidVpcID.NotFound'))?.Vpcs ?? [];
  if (!vpc) return notThere(of, region, look);
  const has = [
    ...new Set([
      vpc.CidrBlock,
      ...(vpc.CidrBlockAssociationSet ?? [])
        .filter(({ CidrBlockState }) => CidrBlockState?.State !== 'disassociated')
        .map(({ CidrBlock }) => CidrBlock),
    ]),
  ];
  const attribute = async (Attribute: 'enableDnsSupport' | 'enableDnsHostnames') => {
    const answer = await ec2.send(new DescribeVpcAttributeCommand({ VpcId: of.id, Attribute }));
    return (Attribute === 'enableDnsSupport' ? answer.EnableDnsSupport : answer.EnableDnsHostnames)?.Value;
  };
  const [support, hostNames] = [await attribute('enableDnsSupport'), await attribute('enableDnsHostnames')];
  const isSame = has.length === blocks.length && blocks.every((block) => has.includes(block));
  return asVouched(
    of,
    [
      ...(vpc.OwnerId === account
        ? []
        : [`it belongs to account ${vpc.OwnerId}; the deployment's account is ${account}`]),
      ...(isSame ? [] : [`its blocks are ${listed(has)}; the file has ${listed(blocks)}`]),
      ...(vpc.CidrBlock === blocks[0] || !isSame
        ? []
        : [`its first block is ${vpc.CidrBlock}; network.cidr is ${blocks[0]}`]),
      ...(support ? [] : ['its DNS support is off: no name resolves to an endpoint']),
      ...(hostNames ? [] : ['its DNS host names are off: no endpoint can have private DNS']),
    ],
    look,
  );
}
