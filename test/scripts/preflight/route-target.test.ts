import type { Route } from '@aws-sdk/client-ec2';
import { leadsTo } from '../../../scripts/preflight/checks/imported/route-target';

const PRIVATE = new Set(['nat-private']);

test.each<[string, Route]>([
  ['the VPC itself', { GatewayId: 'local' }],
  ['a gateway endpoint', { GatewayId: 'vpce-1', DestinationPrefixListId: 'pl-1' }],
  ['a target that was deleted', { NatGatewayId: 'nat-1', State: 'blackhole' }],
])('a route to %s stays inside', (_, route) => {
  expect(leadsTo(route, PRIVATE)).toBe('inside');
});

test.each<[string, Route]>([
  ['an internet gateway', { GatewayId: 'igw-1' }],
  ['an internet gateway that is detached', { GatewayId: 'igw-1', State: 'blackhole' }],
  ['an egress-only internet gateway', { EgressOnlyInternetGatewayId: 'eigw-1' }],
  ['a carrier gateway', { CarrierGatewayId: 'cagw-1' }],
  ['a public NAT gateway', { NatGatewayId: 'nat-public' }],
])('a route to %s leads to the internet', (_, route) => {
  expect(leadsTo(route, PRIVATE)).toBe('the internet');
});

test.each<[string, Route]>([
  ['a transit gateway', { TransitGatewayId: 'tgw-1' }],
  ['a peered VPC', { VpcPeeringConnectionId: 'pcx-1' }],
  ['a virtual private gateway', { GatewayId: 'vgw-1' }],
  ['a private NAT gateway', { NatGatewayId: 'nat-private' }],
  ['a network interface', { NetworkInterfaceId: 'eni-1' }],
  ['an instance', { InstanceId: 'i-1' }],
  ['a local gateway', { LocalGatewayId: 'lgw-1' }],
  ['a network of Cloud WAN', { CoreNetworkArn: 'arn:aws:networkmanager::1:core-network/c' }],
  ['an endpoint of a firewall', { GatewayId: 'vpce-1', DestinationCidrBlock: '0.0.0.0/0' }],
  ['a target that is not known', { DestinationCidrBlock: '0.0.0.0/0' }],
])('a route to %s leads where this account does not see', (_, route) => {
  expect(leadsTo(route, PRIVATE)).toBe('elsewhere');
});
