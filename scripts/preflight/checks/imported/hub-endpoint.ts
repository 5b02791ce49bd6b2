import { DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import { contains } from '../../../../lib/config/ipv4-block';
import type { Account } from '../../../account/account';
import { type Answer, undecided } from '../../answer';
import type { PrerequisiteOf } from '../../prerequisite';
import { asVouched } from './as-vouched';
import { describeEndpoint, lookAtEndpoint, placeProblems } from './describe-endpoint';

/**
 * Whether the addresses in the file are those of the endpoint in the hub: the security groups of the deployment name
 * them, and so does the sealed lane. A hub is mostly in another account, which alone can look.
 */
export async function checkHubEndpoint(
  prerequisite: PrerequisiteOf<'imported-hub-endpoint'>,
  { ec2, region }: Pick<Account, 'ec2' | 'region'>,
): Promise<Answer> {
  const { of, addresses } = prerequisite;
  const look = lookAtEndpoint(of.id, region);
  const endpoint = await describeEndpoint(of.id, ec2);
  if (!endpoint) {
    return undecided(
      `This account does not have ${of.id}, and another account's endpoints are not shown to it. Ask ${of.by.name} to run the command, and compare: service ${prerequisite.service}, VPC ${prerequisite.vpc}, addresses ${addresses.join(', ')}.`,
      `${look} --query "VpcEndpoints[].[ServiceName,VpcId,State,NetworkInterfaceIds]"`,
    );
  }
  const { NetworkInterfaceIds = [], VpcEndpointType } = endpoint;
  const problems = [
    ...placeProblems(endpoint, prerequisite),
    ...(VpcEndpointType === 'Interface'
      ? []
      : [`its type is ${VpcEndpointType}, which another VPC cannot reach`]),
  ];
  if (NetworkInterfaceIds.length === 0) {
    return asVouched(of, [...problems, 'it has no network interface'], look);
  }
  const { NetworkInterfaces = [] } = await ec2.send(
    new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds }),
  );
  const has = NetworkInterfaces.flatMap(({ PrivateIpAddress }) => PrivateIpAddress ?? []);
  const isOf = (block: string) => (address: string) => contains(block, `${address}/32`);
  return asVouched(
    of,
    [
      ...problems,
      ...has
        .filter((address) => !addresses.some((block) => isOf(block)(address)))
        .map((address) => `its address ${address} is not in the file: calls that resolve to it are refused`),
      ...addresses
        .filter((block) => !has.some(isOf(block)))
        .map((block) => `${block} is no address of it: the deployment would be open to something else there`),
    ],
    look,
  );
}
