import { allow, hostile } from './hostile-resource';

const VPC = 'AWS::EC2::VPC';
const GROUP = 'AWS::EC2::SecurityGroup';
const ZONE = 'AWS::Route53::HostedZone';
const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';

const zone = (words: string, name: (region: string) => string) =>
  hostile(`a zone for ${words}`, VPC, ZONE, ({ ref, region }) => ({
    Name: name(region),
    VPCs: [{ VPCId: ref, VPCRegion: region }],
  }));

/** Additions that open a way through the network, or answer for a name. */
export const HOSTILE_NETWORK = [
  hostile('an internet gateway', VPC, 'AWS::EC2::VPCGatewayAttachment', ({ ref }) => ({
    VpcId: ref,
    InternetGatewayId: 'igw-0f00f00f00f00f00f',
  })),
  hostile('an egress-only gateway', VPC, 'AWS::EC2::EgressOnlyInternetGateway', ({ ref }) => ({
    VpcId: ref,
  })),
  hostile('a peering', VPC, 'AWS::EC2::VPCPeeringConnection', ({ ref, stranger }) => ({
    VpcId: ref,
    PeerVpcId: 'vpc-0f00f00f00f00f00f',
    PeerOwnerId: stranger.account,
  })),
  hostile('a transit gateway', VPC, 'AWS::EC2::TransitGatewayAttachment', ({ ref }) => ({
    VpcId: ref,
    TransitGatewayId: 'tgw-0f00f00f00f00f00f',
    SubnetIds: [],
  })),
  hostile('another range of addresses', VPC, 'AWS::EC2::VPCCidrBlock', ({ ref }) => ({
    VpcId: ref,
    AmazonProvidedIpv6CidrBlock: true,
  })),
  hostile('other name servers', VPC, 'AWS::EC2::VPCDHCPOptionsAssociation', ({ ref }) => ({
    VpcId: ref,
    DhcpOptionsId: 'dopt-0f00f00f00f00f00f',
  })),
  hostile('a service of a third party by PrivateLink', VPC, 'AWS::EC2::VPCEndpoint', ({ ref, stranger }) => ({
    VpcId: ref,
    VpcEndpointType: 'Interface',
    ServiceName: `com.amazonaws.vpce.${stranger.region}.vpce-svc-0f00f00f00f00f00f`,
    PrivateDnsEnabled: true,
  })),
  hostile(
    'an endpoint of an AWS service that nothing calls',
    VPC,
    'AWS::EC2::VPCEndpoint',
    ({ ref, region }) => ({
      VpcId: ref,
      VpcEndpointType: 'Interface',
      ServiceName: `com.amazonaws.${region}.sqs`,
      PrivateDnsEnabled: true,
      PolicyDocument: allow('*', '*', { Principal: '*' }),
    }),
  ),
  hostile(
    'a gateway endpoint for tables that nothing calls',
    VPC,
    'AWS::EC2::VPCEndpoint',
    ({ ref, region }) => ({
      VpcId: ref,
      VpcEndpointType: 'Gateway',
      ServiceName: `com.amazonaws.${region}.dynamodb`,
      RouteTableIds: [],
    }),
  ),
  hostile(
    'a resource of another account by PrivateLink',
    VPC,
    'AWS::EC2::VPCEndpoint',
    ({ ref, stranger }) => ({
      VpcId: ref,
      VpcEndpointType: 'Resource',
      ResourceConfigurationArn: stranger.arn('vpc-lattice', 'resourceconfiguration/x'),
    }),
  ),
  hostile('a service network', VPC, 'AWS::VpcLattice::ServiceNetworkVpcAssociation', ({ ref, stranger }) => ({
    VpcIdentifier: ref,
    ServiceNetworkIdentifier: stranger.arn('vpc-lattice', 'servicenetwork/x'),
  })),
  hostile('an instance', 'AWS::EC2::Subnet', 'AWS::EC2::Instance', ({ ref }) => ({
    SubnetId: ref,
    ImageId: 'ami-0f00f00f00f00f00f',
  })),
  hostile('an interface', 'AWS::EC2::Subnet', 'AWS::EC2::NetworkInterface', ({ ref }) => ({ SubnetId: ref })),
  hostile('an address translator', 'AWS::EC2::Subnet', 'AWS::EC2::NatGateway', ({ ref }) => ({
    SubnetId: ref,
  })),
  hostile(
    'another table of routes',
    'AWS::EC2::Subnet',
    'AWS::EC2::SubnetRouteTableAssociation',
    ({ ref }) => ({
      SubnetId: ref,
      RouteTableId: 'rtb-0f00f00f00f00f00f',
    }),
  ),
  hostile('another network ACL', 'AWS::EC2::Subnet', 'AWS::EC2::SubnetNetworkAclAssociation', ({ ref }) => ({
    SubnetId: ref,
    NetworkAclId: 'acl-0f00f00f00f00f00f',
  })),
  hostile('a client VPN', 'AWS::EC2::Subnet', 'AWS::EC2::ClientVpnTargetNetworkAssociation', ({ ref }) => ({
    SubnetId: ref,
    ClientVpnEndpointId: 'cvpn-endpoint-0f00f00f00f00f00f',
  })),
  hostile(
    'an endpoint for others to connect through',
    'AWS::EC2::Subnet',
    'AWS::EC2::InstanceConnectEndpoint',
    ({ ref }) => ({
      SubnetId: ref,
    }),
  ),
  ...[
    'GatewayId',
    'NatGatewayId',
    'VpcPeeringConnectionId',
    'TransitGatewayId',
    'NetworkInterfaceId',
    'VpcEndpointId',
  ].map((target) =>
    hostile(`a route to a ${target}`, 'AWS::EC2::RouteTable', 'AWS::EC2::Route', ({ ref }) => ({
      RouteTableId: ref,
      DestinationCidrBlock: '0.0.0.0/0',
      [target]: 'x-0f00f00f00f00f00f',
    })),
  ),
  hostile('a rule that admits everybody', GROUP, 'AWS::EC2::SecurityGroupIngress', ({ att }) => ({
    GroupId: att('GroupId'),
    IpProtocol: '-1',
    CidrIp: '0.0.0.0/0',
  })),
  hostile('a rule that lets everything out', GROUP, 'AWS::EC2::SecurityGroupEgress', ({ att }) => ({
    GroupId: att('GroupId'),
    IpProtocol: '-1',
    CidrIpv6: '::/0',
  })),
  hostile('a rule for a prefix list', GROUP, 'AWS::EC2::SecurityGroupEgress', ({ att }) => ({
    GroupId: att('GroupId'),
    IpProtocol: 'tcp',
    FromPort: 443,
    ToPort: 443,
    DestinationPrefixListId: 'pl-0f00f00f00f00f00f',
  })),
  hostile(
    'a rule that admits a group of another account',
    GROUP,
    'AWS::EC2::SecurityGroupIngress',
    ({ att, stranger }) => ({
      GroupId: att('GroupId'),
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      SourceSecurityGroupId: 'sg-0f00f00f00f00f00f',
      SourceSecurityGroupOwnerId: stranger.account,
    }),
  ),
  hostile('the group in another VPC', GROUP, 'AWS::EC2::SecurityGroupVpcAssociation', ({ att }) => ({
    GroupId: att('GroupId'),
    VpcId: 'vpc-0f00f00f00f00f00f',
  })),
  zone('names of AWS', () => 'amazonaws.com'),
  zone('names of AWS in other letters', () => 'AmazonAWS.com.'),
  zone('names of the region', (region) => `${region}.amazonaws.com`),
  zone('names of one service', (region) => `bedrock-runtime.${region}.amazonaws.com`),
  zone('endpoints by their own names', (region) => `vpce.${region}.amazonaws.com`),
  zone('dual-stack names of AWS', () => 'api.aws'),
  zone('a public suffix', () => 'com'),
  hostile('a record for every name of the zone', ZONE, 'AWS::Route53::RecordSet', ({ ref, properties }) => ({
    HostedZoneId: ref,
    Name: `*.${String(properties.Name)}`,
    Type: 'A',
    TTL: '60',
    ResourceRecords: ['203.0.113.7'],
  })),
  hostile('several records at once', ZONE, 'AWS::Route53::RecordSetGroup', ({ ref, properties }) => ({
    HostedZoneId: ref,
    RecordSets: [
      { Name: String(properties.Name), Type: 'CNAME', ResourceRecords: ['somebody-else.example.org'] },
    ],
  })),
  hostile(
    'another record of the same name',
    'AWS::Route53::RecordSet',
    'AWS::Route53::RecordSet',
    ({ properties }) => ({
      HostedZoneId: properties.HostedZoneId,
      Name: properties.Name,
      Type: 'A',
      TTL: '60',
      SetIdentifier: 'other',
      Weight: 100,
      ResourceRecords: ['203.0.113.7'],
    }),
  ),
  hostile('another zone of the same name', ZONE, ZONE, ({ properties }) => properties),
  hostile('a rule that forwards names', VPC, 'AWS::Route53Resolver::ResolverRuleAssociation', ({ ref }) => ({
    VPCId: ref,
    ResolverRuleId: 'rslvr-rr-0f00f00f00f00f00f',
  })),
  hostile('names resolved by somebody else', VPC, 'AWS::Route53Resolver::ResolverRule', ({ stranger }) => ({
    DomainName: 'amazonaws.com',
    RuleType: 'FORWARD',
    TargetIps: [{ Ip: '203.0.113.7', Port: '53' }],
    Name: stranger.account,
  })),
  hostile(
    'a firewall for names that fails open',
    VPC,
    'AWS::Route53Resolver::FirewallRuleGroupAssociation',
    ({ ref }) => ({
      VpcId: ref,
      FirewallRuleGroupId: 'rslvr-frg-0f00f00f00f00f00f',
      Priority: 101,
    }),
  ),
  hostile(
    'a profile of names of another account',
    VPC,
    'AWS::Route53Profiles::ProfileAssociation',
    ({ ref }) => ({
      ResourceId: ref,
      ProfileId: 'rp-0f00f00f00f00f00f',
      Name: 'x',
    }),
  ),
  hostile('the zone in another VPC', ZONE, 'AWS::Route53Profiles::ProfileResourceAssociation', ({ ref }) => ({
    ResourceArn: ref,
    ProfileId: 'rp-0f00f00f00f00f00f',
    Name: 'x',
  })),
  hostile('a listener', BALANCER, LISTENER, ({ ref }) => ({
    LoadBalancerArn: ref,
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [
      { Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301', Host: 'somebody-else.example.org' } },
    ],
  })),
  hostile(
    'a rule that comes first',
    LISTENER,
    'AWS::ElasticLoadBalancingV2::ListenerRule',
    ({ ref, stranger }) => ({
      ListenerArn: ref,
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', Values: ['*'] }],
      Actions: [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301', Host: stranger.host } }],
    }),
  ),
  hostile(
    'another certificate',
    LISTENER,
    'AWS::ElasticLoadBalancingV2::ListenerCertificate',
    ({ ref, stranger }) => ({
      ListenerArn: ref,
      Certificates: [{ CertificateArn: stranger.arn('acm', 'certificate/x') }],
    }),
  ),
  hostile('targets by address', BALANCER, 'AWS::ElasticLoadBalancingV2::TargetGroup', () => ({
    TargetType: 'ip',
    Targets: [{ Id: '203.0.113.7', AvailabilityZone: 'all' }],
  })),
  hostile('a public load balancer', BALANCER, BALANCER, ({ properties }) => ({
    ...properties,
    Scheme: 'internet-facing',
  })),
  hostile('the load balancer offered to others', BALANCER, 'AWS::EC2::VPCEndpointService', ({ ref }) => ({
    GatewayLoadBalancerArns: [ref],
    AcceptanceRequired: false,
  })),
  hostile('a mirror of the traffic', VPC, 'AWS::EC2::TrafficMirrorSession', () => ({
    NetworkInterfaceId: 'eni-0f00f00f00f00f00f',
    SessionNumber: 1,
    TrafficMirrorFilterId: 'tmf-0f00f00f00f00f00f',
    TrafficMirrorTargetId: 'tmt-0f00f00f00f00f00f',
  })),
  hostile('flow logs to a bucket of somebody else', VPC, 'AWS::EC2::FlowLog', ({ ref, stranger }) => ({
    ResourceId: ref,
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    LogDestinationType: 's3',
    LogDestination: stranger.bucketArn,
  })),
];
