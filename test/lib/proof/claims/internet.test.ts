import { internetClaims } from '../../../../lib/proof/claims/internet';
import type { Template } from '../../../../lib/proof/template/template';
import { againstIn, sceneWith } from '../against';

const IN_VPC = { VpcConfig: { SubnetIds: ['subnet-1'] } };

const against = (id: string, resources: Template['Resources']) =>
  againstIn(internetClaims, id, sceneWith(resources));

test.each([
  'AWS::EC2::InternetGateway',
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::EC2::NatGateway',
  'AWS::EC2::EgressOnlyInternetGateway',
  'AWS::EC2::CarrierGateway',
  'AWS::EC2::EIP',
  'AWS::EC2::EIPAssociation',
  'AWS::EC2::VPCPeeringConnection',
  'AWS::EC2::TransitGateway',
  'AWS::EC2::TransitGatewayAttachment',
  'AWS::EC2::TransitGatewayVpcAttachment',
  'AWS::EC2::VPNGateway',
  'AWS::EC2::VPNConnection',
  'AWS::EC2::ClientVpnEndpoint',
  'AWS::EC2::VPCEndpointService',
  'AWS::EC2::Route',
  'AWS::EC2::VPCCidrBlock',
  'AWS::EC2::NetworkInterface',
  'AWS::GlobalAccelerator::Accelerator',
  'AWS::CloudFront::Distribution',
  'AWS::Lambda::Url',
  'AWS::ApiGatewayV2::Api',
  'AWS::VpcLattice::Service',
])('I5: a template with %s has a path out of the VPC or into it', (type) => {
  expect(against('I5.routes', { Way: { Type: type } })).toEqual([`⟦stack/Way⟧ is a ${type}`]);
});

test.each([
  ['a subnet', 'AWS::EC2::Subnet', { MapPublicIpOnLaunch: true }, { MapPublicIpOnLaunch: false }],
  [
    'a load balancer',
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    { Scheme: 'internet-facing' },
    { Scheme: 'internal' },
  ],
  [
    'a load balancer without a scheme',
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    {},
    { Scheme: 'internal' },
  ],
  ['an ECS service', 'AWS::ECS::Service', networkOf('ENABLED'), networkOf('DISABLED')],
  ['a launch template', 'AWS::EC2::LaunchTemplate', launchOf(true), launchOf(false)],
  ['a launch template, in text', 'AWS::EC2::LaunchTemplate', launchOf('true'), { LaunchTemplateData: {} }],
  ['a launch template with a second address', 'AWS::EC2::LaunchTemplate', launchOf(false, true), {}],
  ['a function', 'AWS::Lambda::Function', {}, IN_VPC],
  ['a function in no subnet', 'AWS::Lambda::Function', { VpcConfig: { SubnetIds: [] } }, IN_VPC],
  [
    'a function with groups alone',
    'AWS::Lambda::Function',
    { VpcConfig: { SecurityGroupIds: ['sg'] } },
    IN_VPC,
  ],
  ['an ECS service without a network', 'AWS::ECS::Service', networkOf('ENABLED'), {}],
  ['an API', 'AWS::ApiGateway::RestApi', apiOf('REGIONAL'), apiOf('PRIVATE')],
  ['an API without an endpoint type', 'AWS::ApiGateway::RestApi', {}, apiOf('PRIVATE')],
])('I5: %s that is public is noticed, and a private one is accepted', (_what, Type, bad, good) => {
  const found = (Properties: object) =>
    against('I5.addresses', { Thing: { Type, Properties: { ...Properties } } });
  expect([found(bad).length, found(good).length]).toEqual([1, 0]);
});

const egressTo = (peer: object) => {
  const SecurityGroupEgress = [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...peer }];
  const Group = { Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: 'vpc', SecurityGroupEgress } };
  return against('I5.rules', { Group });
};

test.each([
  ['every IPv4 address', { CidrIp: '0.0.0.0/0' }],
  ['every IPv6 address', { CidrIpv6: '::/0' }],
  ['a network beside the VPC', { CidrIp: '10.41.0.0/16' }],
  ['a prefix list other than those of S3 and DynamoDB', { DestinationPrefixListId: 'pl-0a0a0a0a' }],
])('I5: an egress rule to %s is noticed', (_what, peer) => {
  expect(egressTo(peer)).toEqual([expect.stringContaining('⟦stack/Group⟧ has a rule to')]);
});

test('I5: an ingress rule from outside the VPC and its clients is noticed', () => {
  const SecurityGroupIngress = [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }];
  const inside = [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '127.0.0.1/32' }];
  const Properties = { VpcId: 'vpc', SecurityGroupIngress, SecurityGroupEgress: inside };
  expect(against('I5.rules', { Group: { Type: 'AWS::EC2::SecurityGroup', Properties } })).toEqual([
    '⟦stack/Group⟧ has a rule from 0.0.0.0/0',
  ]);
});

test.each([
  ['the VPC', { CidrIp: '10.40.0.0/20' }],
  ['the loopback address', { CidrIp: '127.0.0.1/32' }],
  ['the prefix list of S3', { DestinationPrefixListId: 'pl-63a5400a' }],
])('I5: an egress rule to %s is accepted', (_what, peer) => {
  expect(egressTo(peer)).toEqual([]);
});

function networkOf(assign: string) {
  return { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: assign } } };
}

function launchOf(...associate: readonly (boolean | string)[]) {
  const NetworkInterfaces = associate.map((AssociatePublicIpAddress) => ({ AssociatePublicIpAddress }));
  return { LaunchTemplateData: { NetworkInterfaces } };
}

function apiOf(type: string) {
  return { EndpointConfiguration: { Types: [type] } };
}
