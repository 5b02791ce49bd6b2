import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateEgressOnlyInternetGatewayCommand,
  CreateFlowLogsCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  CreateVpcPeeringConnectionCommand,
  DescribeNetworkInterfacesCommand,
  ModifySubnetAttributeCommand,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2';
import type { Vouched } from '../../../lib/config/imports/vouched';
import type { Answer } from '../../../scripts/preflight/answer';
import { check } from '../../../scripts/preflight/check';
import type { Prerequisite } from '../../../scripts/preflight/prerequisite';
import { printedHere } from '../../printed-commands/printed-here';
import { ACCOUNT, motoAccount, withMoto } from '../account/moto-account';

// A VPC that another team owns, as the file says that it is, and otherwise.

const moto = motoAccount('us-east-1');
const printed = printedHere();
const ask = async (prerequisite: Prerequisite): Promise<Answer> => printed(await check(prerequisite, moto()));

const vouchedFor = (thing: string, id: string, path = 'imports.vpc'): Vouched => ({
  path,
  thing,
  id,
  further: [],
  says: [],
  by: { name: 'network platform team', on: '2026-11-02' },
});
const BLOCK = '10.60.0.0/22';

/** A VPC with two subnets, which share a route table. */
async function network() {
  const { ec2 } = moto();
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: BLOCK }));
  const vpc = Vpc?.VpcId ?? '';
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId: vpc, EnableDnsHostnames: { Value: true } }));
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId: vpc }));
  const routeTable = RouteTable?.RouteTableId ?? '';
  const subnet = async (zone: string, cidr: string) => {
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({ VpcId: vpc, AvailabilityZone: zone, CidrBlock: cidr }),
    );
    const id = Subnet?.SubnetId ?? '';
    await ec2.send(new AssociateRouteTableCommand({ SubnetId: id, RouteTableId: routeTable }));
    return { zone, id, cidr, routeTable };
  };
  const subnets = [await subnet('us-east-1a', '10.60.0.0/25'), await subnet('us-east-1b', '10.60.0.128/25')];
  return { vpc, of: vouchedFor('VPC', vpc), routeTable, subnets };
}

describe('the VPC', () => {
  const asked = (of: Vouched, change: object = {}) =>
    ask({ kind: 'imported-vpc', of, account: ACCOUNT, blocks: [BLOCK], ...change });

  withMoto('that is as the file says is accepted', async () => {
    expect(await asked((await network()).of)).toBeUndefined();
  });

  withMoto('that does not exist is named, with its owner', async () => {
    const answer = await asked(vouchedFor('VPC', 'vpc-0a1b2c3d4e5f60718'));
    expect(answer?.status).toBeUndefined();
    expect(answer?.words).toBe(
      'This account has no VPC vpc-0a1b2c3d4e5f60718 in us-east-1: it was deleted, or it belongs to another account or region. Ask network platform team, and correct imports.vpc.',
    );
  });

  withMoto.each([
    ['of another account', { account: '999988887777' }, `belongs to account ${ACCOUNT}`],
    ['with other blocks', { blocks: [BLOCK, '100.64.0.0/20'] }, `its blocks are ${BLOCK}; the file has`],
  ])('%s is refused', async (_, change, words) => {
    expect((await asked((await network()).of, change))?.words).toContain(words);
  });

  withMoto.each([
    ['DNS support', { EnableDnsSupport: { Value: false } }],
    ['DNS host names', { EnableDnsHostnames: { Value: false } }],
  ])('without %s is refused', async (what, attribute) => {
    const { vpc, of } = await network();
    await moto().ec2.send(new ModifyVpcAttributeCommand({ VpcId: vpc, ...attribute }));
    expect((await asked(of))?.words).toContain(`its ${what}`);
  });
});

describe('a subnet', () => {
  withMoto('that is as the file says is accepted', async () => {
    const { of, subnets } = await network();
    expect(await ask({ kind: 'imported-subnets', of, subnets })).toBeUndefined();
  });

  withMoto.each([
    ['another zone', { zone: 'us-east-1c' }, 'is in the zone us-east-1a; the file says us-east-1c'],
    ['other addresses', { cidr: '10.60.1.0/25' }, 'has the block 10.60.0.0/25; the file says 10.60.1.0/25'],
    ['another route table', { routeTable: 'rtb-0a1b2c3d4e5f60001' }, 'the file says rtb-0a1b2c3d4e5f60001'],
    ['an id of another VPC', { id: 'subnet-0a1b2c3d' }, 'the VPC has no subnet subnet-0a1b2c3d'],
  ])('with %s is refused', async (_, change, words) => {
    const { of, subnets } = await network();
    const [first, ...others] = subnets;
    const changed = first ? [{ ...first, ...change }, ...others] : [];
    const answer = await ask({ kind: 'imported-subnets', of, subnets: changed });
    expect(answer?.status).toBeUndefined();
    expect(answer?.words).toContain(words);
  });
});

withMoto('a subnet that gives public addresses to what starts in it is refused', async () => {
  const { of, subnets } = await network();
  const SubnetId = subnets[1]?.id;
  await moto().ec2.send(new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value: true } }));
  const answer = await ask({ kind: 'imported-subnets', of, subnets });
  expect(answer?.words).toContain(`${SubnetId} assigns public addresses`);
});

describe('the routes of the subnets', () => {
  type Network = Awaited<ReturnType<typeof network>>;
  const asked = async (routeTo?: (made: Network) => Promise<object>) => {
    const made = await network();
    if (routeTo) {
      const target = await routeTo(made);
      await moto().ec2.send(new CreateRouteCommand({ RouteTableId: made.routeTable, ...target }));
    }
    return ask({ kind: 'imported-routes', of: made.of, subnets: made.subnets });
  };
  const EVERYWHERE = { DestinationCidrBlock: '0.0.0.0/0' };

  withMoto('that stay in the VPC are accepted', async () => {
    expect(await asked()).toBeUndefined();
  });

  withMoto('to an internet gateway are refused', async () => {
    const answer = await asked(async ({ vpc }) => {
      const { InternetGateway } = await moto().ec2.send(new CreateInternetGatewayCommand({}));
      const GatewayId = InternetGateway?.InternetGatewayId;
      await moto().ec2.send(
        new AttachInternetGatewayCommand({ VpcId: vpc, InternetGatewayId: GatewayId ?? '' }),
      );
      return { ...EVERYWHERE, GatewayId };
    });
    expect(answer?.status).toBeUndefined();
    expect(answer?.words).toMatch(/rtb-\w+: 0\.0\.0\.0\/0 goes to igw-\w+, to the internet/);
  });

  withMoto('to an egress-only internet gateway are refused', async () => {
    const answer = await asked(async ({ vpc }) => {
      const made = await moto().ec2.send(new CreateEgressOnlyInternetGatewayCommand({ VpcId: vpc }));
      return {
        DestinationIpv6CidrBlock: '::/0',
        EgressOnlyInternetGatewayId: made.EgressOnlyInternetGateway?.EgressOnlyInternetGatewayId,
      };
    });
    expect(answer?.words).toMatch(/eigw-\w+, to the internet/);
  });

  const nat =
    (ConnectivityType: 'private' | 'public') =>
    async ({ subnets }: Network) => {
      const SubnetId = subnets[0]?.id;
      const made = await moto().ec2.send(new CreateNatGatewayCommand({ SubnetId, ConnectivityType }));
      return { ...EVERYWHERE, NatGatewayId: made.NatGateway?.NatGatewayId };
    };

  withMoto('to a public NAT gateway are refused', async () => {
    const answer = await asked(nat('public'));
    expect(answer?.status).toBeUndefined();
    expect(answer?.words).toMatch(/nat-\w+, to the internet/);
  });

  withMoto('to a private NAT gateway are a warning: what is beyond is not shown', async () => {
    expect(await asked(nat('private'))).toMatchObject({ status: 'warn' });
  });

  withMoto('to a peered VPC are a warning that names the route and its owner', async () => {
    const answer = await asked(async ({ vpc }) => {
      const { Vpc } = await moto().ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
      const made = await moto().ec2.send(
        new CreateVpcPeeringConnectionCommand({ VpcId: vpc, PeerVpcId: Vpc?.VpcId }),
      );
      return {
        DestinationCidrBlock: '10.9.0.0/16',
        VpcPeeringConnectionId: made.VpcPeeringConnection?.VpcPeeringConnectionId,
      };
    });
    expect(answer).toMatchObject({
      status: 'warn',
      words: expect.stringMatching(/10\.9\.0\.0\/16 goes to pcx-\w+[\s\S]*network platform team/),
    });
  });

  withMoto(
    'are read in the table that a subnet has, and not only in the one that the file names',
    async () => {
      const { of, subnets, vpc, routeTable } = await network();
      const { ec2 } = moto();
      const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
      const GatewayId = InternetGateway?.InternetGatewayId ?? '';
      await ec2.send(new AttachInternetGatewayCommand({ VpcId: vpc, InternetGatewayId: GatewayId }));
      const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId: vpc }));
      await ec2.send(new CreateRouteCommand({ RouteTableId: routeTable, ...EVERYWHERE, GatewayId }));
      const named = subnets.map((subnet) => ({ ...subnet, routeTable: RouteTable?.RouteTableId ?? '' }));
      const answer = await ask({ kind: 'imported-routes', of, subnets: named });
      expect(answer?.words).toContain(`${routeTable}: 0.0.0.0/0 goes to ${GatewayId}`);
    },
  );

  withMoto('in a table that does not exist are refused', async () => {
    const { of, subnets } = await network();
    const named = subnets.map((subnet) => ({ ...subnet, routeTable: 'rtb-0a1b2c3d' }));
    expect((await ask({ kind: 'imported-routes', of, subnets: named }))?.words).toContain('rtb-0a1b2c3d');
  });
});

describe('the flow logs', () => {
  const log = async (
    ids: readonly string[],
    ResourceType: 'Subnet' | 'VPC',
    TrafficType: 'ALL' | 'REJECT',
    hasGroup = true,
  ) => {
    const LogGroupName = `flows-${ids[0]}`;
    if (hasGroup) await moto().api.logs('CreateLogGroup', { logGroupName: LogGroupName });
    const DeliverLogsPermissionArn = `arn:aws:iam::${ACCOUNT}:role/flows`;
    await moto().ec2.send(
      new CreateFlowLogsCommand({
        ResourceIds: [...ids],
        ResourceType,
        TrafficType,
        LogGroupName,
        DeliverLogsPermissionArn,
      }),
    );
  };
  const asked = ({ of, subnets }: Awaited<ReturnType<typeof network>>) =>
    ask({ kind: 'imported-flow-logs', of, subnets: subnets.map(({ id }) => id) });

  withMoto('of the VPC are accepted, and missing ones are not', async () => {
    const made = await network();
    expect((await asked(made))?.words).toContain('no flow log records every connection');
    await log([made.vpc], 'VPC', 'ALL');
    expect(await asked(made)).toBeUndefined();
  });

  withMoto('of refused connections alone are refused', async () => {
    const made = await network();
    await log([made.vpc], 'VPC', 'REJECT');
    const answer = await asked(made);
    expect(answer?.status).toBeUndefined();
    expect(answer?.words).toContain('records REJECT traffic, not ALL');
  });

  withMoto('that deliver nothing are refused', async () => {
    const made = await network();
    await log([made.vpc], 'VPC', 'ALL', false);
    expect((await asked(made))?.words).toContain('delivers nothing (Access error)');
  });

  withMoto('of each subnet are accepted; of one alone, the other is named', async () => {
    const made = await network();
    const [first = '', second = ''] = made.subnets.map(({ id }) => id);
    await log([first], 'Subnet', 'ALL');
    expect((await asked(made))?.words).toContain(`every connection of ${second}\n`);
    await log([second], 'Subnet', 'ALL');
    expect(await asked(made)).toBeUndefined();
  });
});

const LOGS = 'com.amazonaws.us-east-1.logs';

/** An interface endpoint of CloudWatch Logs in these subnets of a network, whose group admits a block. */
async function endpointIn(
  made: Awaited<ReturnType<typeof network>>,
  admits = BLOCK,
  subnets = made.subnets,
  PrivateDnsEnabled = true,
) {
  const { ec2 } = moto();
  const { GroupId = '' } = await ec2.send(
    new CreateSecurityGroupCommand({ VpcId: made.vpc, GroupName: `g-${made.vpc}`, Description: 'logs' }),
  );
  const rule = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: admits }] };
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [rule] }));
  const { VpcEndpoint } = await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: made.vpc,
      ServiceName: LOGS,
      VpcEndpointType: 'Interface',
      PrivateDnsEnabled,
      SecurityGroupIds: [GroupId],
      SubnetIds: subnets.map(({ id }) => id),
    }),
  );
  const of = vouchedFor('endpoint of logs', VpcEndpoint?.VpcEndpointId ?? '', 'imports.endpoints[0]');
  return { of, securityGroup: GroupId, interfaces: VpcEndpoint?.NetworkInterfaceIds ?? [] };
}

describe('an endpoint in the VPC', () => {
  const asked = async (change: object = {}, admits?: string, inFirst = false) => {
    const made = await network();
    const subnets = inFirst ? made.subnets.slice(0, 1) : made.subnets;
    const { of, securityGroup } = await endpointIn(made, admits, subnets);
    const needed = { of, service: LOGS, vpc: made.vpc, securityGroup, subnets: made.subnets };
    return ask({ kind: 'imported-endpoint', ...needed, ...change });
  };

  withMoto('that is as the file says is accepted', async () => {
    expect(await asked()).toBeUndefined();
  });

  withMoto('that does not exist is named', async () => {
    const of = vouchedFor('endpoint of logs', 'vpce-0a1b2c3d4e5f60004', 'imports.endpoints[0]');
    expect((await asked({ of }))?.words).toContain('has no endpoint of logs vpce-0a1b2c3d4e5f60004');
  });

  withMoto.each([
    ['of another service', { service: 'com.amazonaws.us-east-1.kms' }, `an endpoint of ${LOGS}`],
    ['in another VPC', { vpc: 'vpc-0a1b2c3d' }, 'the file says vpc-0a1b2c3d'],
    ['with another group', { securityGroup: 'sg-0a1b2c3d' }, 'there is no security group sg-0a1b2c3d'],
    ['of the other kind', { securityGroup: undefined }, 'its type is Interface; the file says gateway'],
  ])('%s is refused', async (_, change, words) => {
    const answer = await asked(change);
    expect(answer?.status).toBeUndefined();
    expect(answer?.words).toContain(words);
  });

  withMoto('without private DNS is refused', async () => {
    const made = await network();
    const { of, securityGroup } = await endpointIn(made, BLOCK, made.subnets, false);
    const { vpc, subnets } = made;
    const answer = await ask({ kind: 'imported-endpoint', of, service: LOGS, vpc, securityGroup, subnets });
    expect(answer?.words).toContain('its private DNS is off');
  });

  withMoto('whose group does not admit a subnet is refused, with the addresses of the subnet', async () => {
    expect((await asked({}, '10.60.0.0/25'))?.words).toContain('does not admit HTTPS from 10.60.0.128/25');
  });

  withMoto('without an address in a zone is a warning', async () => {
    expect(await asked({}, BLOCK, true)).toMatchObject({
      status: 'warn',
      words: expect.stringContaining('no address in us-east-1b'),
    });
  });

  withMoto('that is a gateway needs a route in the table of each subnet', async () => {
    const made = await network();
    const ServiceName = 'com.amazonaws.us-east-1.s3';
    const gateway = async (RouteTableIds: string[]) => {
      const input = { VpcId: made.vpc, ServiceName, VpcEndpointType: 'Gateway' as const, RouteTableIds };
      const { VpcEndpoint } = await moto().ec2.send(new CreateVpcEndpointCommand(input));
      return ask({
        kind: 'imported-endpoint',
        of: vouchedFor('endpoint of s3', VpcEndpoint?.VpcEndpointId ?? '', 'imports.endpoints[1]'),
        service: ServiceName,
        vpc: made.vpc,
        securityGroup: undefined,
        subnets: made.subnets,
      });
    };
    expect((await gateway([]))?.words).toContain(`${made.routeTable} has no route to it`);
    expect(await gateway([made.routeTable])).toBeUndefined();
  });
});

describe('an endpoint in a hub', () => {
  const asked = async (addressesFrom: (found: readonly string[]) => readonly string[]) => {
    const made = await network();
    const { of, interfaces } = await endpointIn(made);
    const { NetworkInterfaces = [] } = await moto().ec2.send(
      new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [...interfaces] }),
    );
    const found = NetworkInterfaces.flatMap(({ PrivateIpAddress }) =>
      PrivateIpAddress ? [`${PrivateIpAddress}/32`] : [],
    );
    return ask({
      kind: 'imported-hub-endpoint',
      of,
      service: LOGS,
      vpc: made.vpc,
      addresses: addressesFrom(found),
    });
  };

  withMoto('with exactly the addresses of the file is accepted', async () => {
    expect(await asked((found) => found)).toBeUndefined();
  });

  withMoto('with addresses in a block of the file is accepted', async () => {
    expect(await asked(() => ['10.0.0.0/8'])).toBeUndefined();
  });

  withMoto('with an address that the file does not have is refused', async () => {
    expect((await asked((found) => found.slice(1)))?.words).toContain('is not in the file');
  });

  withMoto('without an address that the file has is refused', async () => {
    const answer = await asked((found) => [...found, '10.9.0.5/32']);
    expect(answer?.status).toBeUndefined();
    expect(answer?.words).toContain('10.9.0.5/32 is no address of it');
  });

  withMoto('of another account is unknown, and the owner gets the command', async () => {
    const of = vouchedFor('endpoint of kms', 'vpce-0a1b2c3d4e5f60001', 'imports.endpoints[0]');
    const service = 'com.amazonaws.us-east-1.kms';
    const addresses = ['10.9.0.5/32'];
    expect(
      await ask({ kind: 'imported-hub-endpoint', of, service, vpc: 'vpc-0f1e2d3c', addresses }),
    ).toMatchObject({
      status: 'unknown',
      words: expect.stringContaining('Ask network platform team to run the command'),
      commands: [expect.stringContaining('--vpc-endpoint-ids vpce-0a1b2c3d4e5f60001')],
    });
  });
});
