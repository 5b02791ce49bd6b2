import { paginateDescribeSubnets, type Subnet } from '@aws-sdk/client-ec2';
import type { Account } from '../../../account/account';
import { allPages } from '../../../account/all-pages';
import type { Answer } from '../../answer';
import type { PrerequisiteOf } from '../../prerequisite';
import { asVouched } from './as-vouched';
import { routeTablesOf, tableOf } from './route-tables';

/** Whether each subnet is in the VPC, has the zone, the block and the route table of the file, and no public addresses. */
export async function checkImportedSubnets(
  { of, subnets }: PrerequisiteOf<'imported-subnets'>,
  { ec2, region }: Pick<Account, 'ec2' | 'region'>,
): Promise<Answer> {
  const tables = await routeTablesOf(of.id, ec2);
  const there = await subnetsOf(of.id, ec2);
  const problems = subnets.flatMap(({ id, zone, cidr, routeTable }): readonly string[] => {
    const subnet = there.find(({ SubnetId }) => SubnetId === id);
    if (!subnet) return [`the VPC has no subnet ${id}`];
    const table = tableOf(id, tables)?.RouteTableId;
    return [
      ...(subnet.AvailabilityZone === zone
        ? []
        : [`${id} is in the zone ${subnet.AvailabilityZone}; the file says ${zone}`]),
      ...(subnet.CidrBlock === cidr
        ? []
        : [`${id} has the block ${subnet.CidrBlock}; the file says ${cidr}`]),
      ...(table === routeTable
        ? []
        : [`${id} has the route table ${table ?? 'none'}; the file says ${routeTable}`]),
      ...(subnet.MapPublicIpOnLaunch || subnet.AssignIpv6AddressOnCreation
        ? [`${id} assigns public addresses to what starts in it`]
        : []),
    ];
  });
  return asVouched(
    of,
    problems,
    `aws ec2 describe-subnets --region ${region} --filters Name=vpc-id,Values=${of.id} --query "Subnets[].[SubnetId,AvailabilityZone,CidrBlock,MapPublicIpOnLaunch]" --output text`,
    `aws ec2 describe-route-tables --region ${region} --filters Name=vpc-id,Values=${of.id} --query "RouteTables[].[RouteTableId,Associations[].SubnetId]"`,
  );
}

function subnetsOf(vpc: string, client: Account['ec2']): Promise<readonly Subnet[]> {
  const input = { Filters: [{ Name: 'vpc-id', Values: [vpc] }] };
  return allPages(paginateDescribeSubnets({ client }, input), ({ Subnets }) => Subnets);
}
