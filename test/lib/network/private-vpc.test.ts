import { deploymentWith, networkTemplate, VLLM } from './fixture';

const template = networkTemplate(deploymentWith([VLLM]));

test.each([
  'AWS::EC2::InternetGateway',
  'AWS::EC2::EgressOnlyInternetGateway',
  'AWS::EC2::NatGateway',
  'AWS::EC2::EIP',
  'AWS::EC2::VPNGateway',
  'AWS::EC2::TransitGatewayAttachment',
  'AWS::EC2::VPCPeeringConnection',
  'AWS::EC2::Route',
])('I5: the network has no %s', (type) => {
  template.resourceCountIs(type, 0);
});

test('I5: no subnet assigns public addresses', () => {
  template.allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
});

test('subnets are in the zones of the deployment, without a look-up', () => {
  const zones = Object.values(template.findResources('AWS::EC2::Subnet')).map(
    ({ Properties }) => Properties.AvailabilityZone,
  );
  expect(zones).toEqual(['eu-central-1a', 'eu-central-1b']);
});

test('I10: a third zone added later moves no subnet', () => {
  const three = networkTemplate(
    deploymentWith([VLLM], { availabilityZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'] }),
  ).findResources('AWS::EC2::Subnet');
  expect(three).toMatchObject(template.findResources('AWS::EC2::Subnet'));
  expect(Object.keys(three)).toHaveLength(3);
});

test('N5: every connection, accepted or refused, is logged once a minute', () => {
  template.hasResourceProperties('AWS::EC2::FlowLog', {
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    MaxAggregationInterval: 60,
  });
});

test('the network has no Lambda and no custom resource', () => {
  const types = Object.values(template.toJSON().Resources as Record<string, { Type: string }>).map(
    ({ Type }) => Type,
  );
  expect(types.filter((type) => /Lambda|Custom/.test(type))).toEqual([]);
});

test('the VPC is retained when the stack is deleted', () => {
  template.hasResource('AWS::EC2::VPC', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});
