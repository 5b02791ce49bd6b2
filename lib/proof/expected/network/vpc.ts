import { readCidr } from '../../cidr';
import type { Expected } from '../../matching/expected';
import { optional, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { logGroup, roleArn, subnet, VPC } from '../things';

/** A VPC with one subnet for each zone. Its route tables have the local route only. An imported one is in no template. */
export function vpc(basis: Basis): readonly Expected[] {
  const { deployment } = basis;
  if (deployment.imports.vpc) return [];
  const common = { stack: 'foundation', claim: 'I5.vpc' } as const;
  return [
    {
      ...common,
      thing: VPC,
      type: 'AWS::EC2::VPC',
      retained: true,
      properties: {
        CidrBlock: deployment.network.cidr,
        EnableDnsHostnames: true,
        EnableDnsSupport: true,
        InstanceTenancy: optional('default'),
      },
    },
    ...deployment.availabilityZones.flatMap((zone, index): readonly Expected[] => [
      {
        ...common,
        thing: subnet(zone),
        type: 'AWS::EC2::Subnet',
        properties: {
          VpcId: the(VPC),
          AvailabilityZone: zone,
          CidrBlock: slot(deployment.network.cidr, index),
          MapPublicIpOnLaunch: optional(false),
        },
      },
      {
        ...common,
        thing: routeTable(zone),
        type: 'AWS::EC2::RouteTable',
        properties: { VpcId: the(VPC) },
      },
      {
        ...common,
        thing: `routes of ${subnet(zone)}`,
        type: 'AWS::EC2::SubnetRouteTableAssociation',
        properties: { RouteTableId: the(routeTable(zone)), SubnetId: the(subnet(zone)) },
      },
    ]),
    {
      ...common,
      thing: 'flow log',
      type: 'AWS::EC2::FlowLog',
      claim: 'network.flow-log',
      retained: true,
      properties: {
        ResourceType: 'VPC',
        ResourceId: the(VPC),
        TrafficType: 'ALL',
        LogDestinationType: 'cloud-watch-logs',
        LogGroupName: the(logGroup('flow-logs')),
        DeliverLogsPermissionArn: roleArn(basis, 'flow-logs'),
        MaxAggregationInterval: 60,
      },
    },
  ];
}

export const routeTable = (zone: string) => `route table in ${zone}`;

/** The VPC's block has four parts: one for each of three zones, and one that is reserved. */
const PARTS_IN_BITS = 2;

function slot(block: string, index: number): string {
  const bits = Number(block.split('/')[1]) + PARTS_IN_BITS;
  const first = readCidr(block).first + index * 2 ** (32 - bits);
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${bytes.join('.')}/${bits}`;
}
