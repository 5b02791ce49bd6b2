import {
  DescribeVpnGatewaysCommand,
  paginateDescribeEgressOnlyInternetGateways,
  paginateDescribeInternetGateways,
  paginateDescribeNatGateways,
  paginateDescribeNetworkAcls,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroupRules,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeTransitGatewayVpcAttachments,
  paginateDescribeVpcPeeringConnections,
  type Route,
  type SecurityGroupRule,
} from '@aws-sdk/client-ec2';
import type {
  FoundPart,
  FoundRoute,
  FoundRule,
  NetworkThing,
  PartKind,
} from '../../../../../lib/proof/live/strangers/network/found-network';
import type { Account } from '../../../../account/account';
import { allPages } from '../../../../account/all-pages';
import type { Read } from '../actions';

// What EC2 has in a VPC, kind by kind.

type Ec2 = Pick<Account, 'ec2'>;

/** One look at a VPC: what it reads, and how. */
export interface Look {
  readonly read: Read;
  readonly find: (vpc: string, account: Ec2) => Promise<readonly NetworkThing[]>;
}

const by = (Name: string, ...Values: readonly string[]) => ({ Filters: [{ Name, Values: [...Values] }] });
const part = (kind: PartKind, id: string | undefined, more: Partial<FoundPart> = {}): FoundPart => ({
  kind,
  id: id ?? '',
  ...more,
});

export const LOOKS: readonly Look[] = [
  { read: 'security groups', find: groupsAndRules },
  {
    read: 'subnets',
    find: async (vpc, { ec2: client }) =>
      (await allPages(paginateDescribeSubnets({ client }, by('vpc-id', vpc)), ({ Subnets }) => Subnets)).map(
        ({ SubnetId, CidrBlock }) => part('subnet', SubnetId, { of: CidrBlock }),
      ),
  },
  { read: 'routes', find: tablesAndRoutes },
  {
    read: 'acls',
    find: async (vpc, { ec2: client }) =>
      (
        await allPages(
          paginateDescribeNetworkAcls({ client }, by('vpc-id', vpc)),
          ({ NetworkAcls }) => NetworkAcls,
        )
      ).map(({ NetworkAclId, IsDefault }) => part('acl', NetworkAclId, { isDefault: IsDefault })),
  },
  {
    read: 'internet gateways',
    find: async (vpc, { ec2: client }) =>
      (
        await allPages(
          paginateDescribeInternetGateways({ client }, by('attachment.vpc-id', vpc)),
          ({ InternetGateways }) => InternetGateways,
        )
      ).map(({ InternetGatewayId }) => part('internet gateway', InternetGatewayId)),
  },
  {
    read: 'egress-only gateways',
    find: async (vpc, { ec2: client }) =>
      (
        await allPages(
          paginateDescribeEgressOnlyInternetGateways({ client }, {}),
          ({ EgressOnlyInternetGateways }) => EgressOnlyInternetGateways,
        )
      )
        .filter(({ Attachments = [] }) => Attachments.some(({ VpcId }) => VpcId === vpc))
        .map(({ EgressOnlyInternetGatewayId }) => part('egress-only gateway', EgressOnlyInternetGatewayId)),
  },
  {
    read: 'nat gateways',
    find: async (vpc, { ec2: client }) =>
      (
        await allPages(
          paginateDescribeNatGateways({ client }, { Filter: [{ Name: 'vpc-id', Values: [vpc] }] }),
          ({ NatGateways }) => NatGateways,
        )
      )
        .filter(({ State }) => !GONE.includes(State ?? ''))
        .map(({ NatGatewayId }) => part('nat gateway', NatGatewayId)),
  },
  {
    read: 'transit',
    find: async (vpc, { ec2: client }) =>
      (
        await allPages(
          paginateDescribeTransitGatewayVpcAttachments({ client }, by('vpc-id', vpc)),
          ({ TransitGatewayVpcAttachments }) => TransitGatewayVpcAttachments,
        )
      )
        .filter(({ State }) => !GONE.includes(State ?? ''))
        .map(({ TransitGatewayAttachmentId, TransitGatewayId }) =>
          part('transit', TransitGatewayAttachmentId, { of: TransitGatewayId }),
        ),
  },
  { read: 'peerings', find: peerings },
  {
    read: 'vpn gateways',
    find: async (vpc, { ec2 }) =>
      ((await ec2.send(new DescribeVpnGatewaysCommand(by('attachment.vpc-id', vpc)))).VpnGateways ?? [])
        .filter(({ State }) => !GONE.includes(State ?? ''))
        .map(({ VpnGatewayId }) => part('vpn', VpnGatewayId)),
  },
];

/** EC2 lists these for a while after they end. */
const GONE = ['deleted', 'deleting', 'expired', 'failed', 'rejected', 'rejecting'];

/** Rules are asked for by their groups: there is no filter by VPC. */
const GROUPS_AT_ONCE = 100;

async function groupsAndRules(vpc: string, { ec2: client }: Ec2): Promise<readonly NetworkThing[]> {
  const groups = await allPages(
    paginateDescribeSecurityGroups({ client }, by('vpc-id', vpc)),
    ({ SecurityGroups }) => SecurityGroups,
  );
  const ids = groups.flatMap(({ GroupId }) => GroupId ?? []);
  const rules: SecurityGroupRule[] = [];
  for (let at = 0; at < ids.length; at += GROUPS_AT_ONCE) {
    const pages = paginateDescribeSecurityGroupRules(
      { client },
      by('group-id', ...ids.slice(at, at + GROUPS_AT_ONCE)),
    );
    rules.push(...(await allPages(pages, ({ SecurityGroupRules }) => SecurityGroupRules)));
  }
  return [
    ...groups.map(({ GroupId, GroupName }) =>
      part('group', GroupId, { of: GroupName, isDefault: GroupName === 'default' }),
    ),
    ...rules.map(ruleFound),
  ];
}

const ruleFound = (rule: SecurityGroupRule): FoundRule => ({
  kind: 'rule',
  id: rule.SecurityGroupRuleId ?? '',
  group: rule.GroupId ?? '',
  isEgress: rule.IsEgress ?? false,
  peer:
    rule.ReferencedGroupInfo?.GroupId ??
    rule.PrefixListId ??
    rule.CidrIpv4 ??
    rule.CidrIpv6 ??
    'unknown peer',
});

async function tablesAndRoutes(vpc: string, { ec2: client }: Ec2): Promise<readonly NetworkThing[]> {
  const tables = await allPages(
    paginateDescribeRouteTables({ client }, by('vpc-id', vpc)),
    ({ RouteTables }) => RouteTables,
  );
  return tables.flatMap(({ RouteTableId, Associations = [], Routes = [] }) => [
    part('route table', RouteTableId, { isDefault: Associations.some(({ Main }) => Main) }),
    ...Routes.map((route) => routeFound(RouteTableId ?? '', route)),
  ]);
}

const routeFound = (table: string, route: Route): FoundRoute => ({
  kind: 'route',
  table,
  destination:
    route.DestinationCidrBlock ??
    route.DestinationIpv6CidrBlock ??
    route.DestinationPrefixListId ??
    'unknown',
  target:
    route.GatewayId ??
    route.NatGatewayId ??
    route.TransitGatewayId ??
    route.VpcPeeringConnectionId ??
    route.EgressOnlyInternetGatewayId ??
    route.NetworkInterfaceId ??
    route.InstanceId ??
    route.LocalGatewayId ??
    route.CarrierGatewayId ??
    route.CoreNetworkArn ??
    'unknown target',
});

/** A VPC may have asked for a peering, or have been asked. */
async function peerings(vpc: string, { ec2: client }: Ec2): Promise<readonly NetworkThing[]> {
  const sides = ['requester-vpc-info.vpc-id', 'accepter-vpc-info.vpc-id'];
  const found = await Promise.all(
    sides.map((side) =>
      allPages(
        paginateDescribeVpcPeeringConnections({ client }, by(side, vpc)),
        ({ VpcPeeringConnections }) => VpcPeeringConnections,
      ),
    ),
  );
  return found
    .flat()
    .filter(({ Status }) => !GONE.includes(Status?.Code ?? ''))
    .map(({ VpcPeeringConnectionId, AccepterVpcInfo, RequesterVpcInfo }) =>
      part('peering', VpcPeeringConnectionId, {
        of: [RequesterVpcInfo?.VpcId, AccepterVpcInfo?.VpcId].find((one) => one !== vpc),
      }),
    );
}
