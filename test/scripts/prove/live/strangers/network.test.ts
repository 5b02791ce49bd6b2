import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateInternetGatewayCommand,
  CreateNetworkAclCommand,
  CreateNetworkInterfaceCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  CreateVpcPeeringConnectionCommand,
} from '@aws-sdk/client-ec2';
import { accountAt } from '../../../account/account-at';
import { motoAccount, withMoto } from '../../../account/moto-account';
import { deployedIn } from './planted-in';

// Each test deploys into a region of its own, so that it finds what it planted and nothing else.

const moto = motoAccount('us-east-1');

async function deployment(region: string) {
  const planted = await deployedIn(moto(), region);
  const { ec2, api } = accountAt(moto().endpoint, region);
  return { ...planted, ec2, api, vpc: planted.id('Network'), group: planted.id('NetworkGroup') };
}

const NAMED = 'no stack of the deployment made the';

withMoto('a VPC with the deployment alone has no stranger', async () => {
  const { claim } = await deployment('us-east-1');
  expect(await claim('live.network')).toMatchObject({ holds: true, verdict: 'holds' });
});

withMoto('an endpoint is named, with its service', async () => {
  const { claim, ec2, vpc } = await deployment('us-east-2');
  const { VpcEndpoint } = await ec2.send(
    new CreateVpcEndpointCommand({ VpcId: vpc, ServiceName: 'com.amazonaws.us-east-2.s3' }),
  );
  expect(await claim('live.network')).toMatchObject({
    verdict: 'fails',
    evidence: expect.arrayContaining([
      `${NAMED} endpoint ${VpcEndpoint?.VpcEndpointId} (com.amazonaws.us-east-2.s3)`,
    ]),
  });
});

withMoto(
  'a rule of a group of the deployment is named, and so is a rule that only refers to the group',
  async () => {
    const { claim, ec2, vpc, group } = await deployment('eu-west-1');
    const other = await ec2.send(
      new CreateSecurityGroupCommand({ VpcId: vpc, GroupName: 'other', Description: 'planted' }),
    );
    const admit = (GroupId: string | undefined, peer: object) =>
      ec2.send(
        new AuthorizeSecurityGroupIngressCommand({
          GroupId,
          IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...peer }],
        }),
      );
    await admit(group, { IpRanges: [{ CidrIp: '10.99.0.0/16' }] });
    await admit(other.GroupId, { UserIdGroupPairs: [{ GroupId: group }] });
    const { evidence = [] } = (await claim('live.network')) ?? {};
    expect(evidence).toEqual([
      `${NAMED} security group ${other.GroupId} (other)`,
      expect.stringMatching(
        new RegExp(`${NAMED} rule sgr-\\w+ of security group ${group}, which admits 10.99.0.0/16`),
      ),
      expect.stringMatching(
        new RegExp(`${NAMED} rule sgr-\\w+ of security group ${other.GroupId}, which admits ${group}`),
      ),
    ]);
  },
);

withMoto('a way to the internet is named in each of its parts', async () => {
  const { claim, ec2, vpc } = await deployment('eu-west-2');
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const InternetGatewayId = InternetGateway?.InternetGatewayId;
  await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId: vpc }));
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId: vpc }));
  const RouteTableId = RouteTable?.RouteTableId;
  await ec2.send(
    new CreateRouteCommand({ RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId }),
  );
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: vpc, CidrBlock: '10.10.1.0/24' }));
  await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId: Subnet?.SubnetId }));
  expect((await claim('live.network'))?.evidence).toEqual(
    expect.arrayContaining([
      `${NAMED} internet gateway ${InternetGatewayId}`,
      `${NAMED} route table ${RouteTableId}`,
      `${NAMED} route of ${RouteTableId} for 0.0.0.0/0 to ${InternetGatewayId}`,
      `${NAMED} subnet ${Subnet?.SubnetId} (10.10.1.0/24)`,
    ]),
  );
});

withMoto(
  'an interface that uses a group of the deployment is named: it has the connections of the group',
  async () => {
    const { claim, ec2, vpc, group } = await deployment('eu-west-3');
    const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: vpc, CidrBlock: '10.10.1.0/24' }));
    const { NetworkInterface } = await ec2.send(
      new CreateNetworkInterfaceCommand({
        SubnetId: Subnet?.SubnetId,
        Groups: [group],
        Description: 'planted',
      }),
    );
    expect((await claim('live.network'))?.evidence).toContain(
      `${NAMED} network interface ${NetworkInterface?.NetworkInterfaceId} (planted; groups ${group})`,
    );
  },
);

withMoto('a peering is named, and is expected where the file names networks of clients', async () => {
  const { claim, deployment: file, ec2, vpc } = await deployment('eu-north-1');
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.64.0.0/16' }));
  const { VpcPeeringConnection } = await ec2.send(
    new CreateVpcPeeringConnectionCommand({ VpcId: vpc, PeerVpcId: Vpc?.VpcId }),
  );
  expect((await claim('live.network'))?.evidence).toContain(
    `${NAMED} VPC peering ${VpcPeeringConnection?.VpcPeeringConnectionId} (${Vpc?.VpcId})`,
  );
  const clients = { ...file.clients, cidrs: ['10.64.0.0/16'] };
  expect(await claim('live.network', { clients })).toMatchObject({ verdict: 'holds' });
});

withMoto('a network ACL is named', async () => {
  const { claim, ec2, vpc } = await deployment('sa-east-1');
  const { NetworkAcl } = await ec2.send(new CreateNetworkAclCommand({ VpcId: vpc }));
  expect((await claim('live.network'))?.evidence).toContain(
    `${NAMED} network ACL ${NetworkAcl?.NetworkAclId}`,
  );
});
