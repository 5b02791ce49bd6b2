import { DescribeRouteTablesCommand, type Route } from '@aws-sdk/client-ec2';
import { unlessAbsent } from '../../../account/unless-absent';
import type { Reader } from '../reader';

/** A route table. Each route that is no resource of a stack, and that EC2 did not add by itself, is a further one. */
export const routeTable: Reader = {
  actions: ['ec2:DescribeRouteTables'],
  async read({ account: { ec2 }, physicalId: id, isOwn }) {
    const asked = ec2.send(new DescribeRouteTablesCommand({ RouteTableIds: [id] }));
    const found = (await unlessAbsent(asked, 'InvalidRouteTableID.NotFound'))?.RouteTables?.[0];
    if (!found) return { kind: 'gone' };
    const isAdded = ({ GatewayId = '' }: Route) =>
      GatewayId === 'local' || isOwn('AWS::EC2::VPCEndpoint', GatewayId);
    return {
      kind: 'read',
      properties: { VpcId: found.VpcId },
      kept: ['Tags'],
      further: (found.Routes ?? [])
        .filter((route) => !isAdded(route))
        .map(({ State, Origin, ...route }) => ({
          name: `route to ${destinationOf(route)} in ${id}`,
          resource: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: id, ...route } },
        })),
    };
  },
};

const destinationOf = ({ DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId }: Route) =>
  DestinationCidrBlock ?? DestinationIpv6CidrBlock ?? DestinationPrefixListId;
