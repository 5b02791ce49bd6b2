import { gatewayPrefixLists } from '../../config/gateway-prefix-lists';
import { containsBlock, readCidr } from '../cidr';
import { type Claim, claim } from '../claim';
import { listOf } from '../json-shapes';
import type { Peer } from '../network/security-groups';
import type { Scene } from '../scene';
import { isTrue } from '../template/boolean';

/**
 * Resource types that carry packets into or out of a VPC, or that are reachable from the internet. Endpoints excepted.
 */
const WAYS_OUT = [
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
];

/** Nothing in the templates has a route to or from the internet (I5). */
export function internetClaims(scene: Scene): readonly Claim[] {
  const { world } = scene;
  return [
    claim('I5.routes', 'no gateway, peering, public address or route leads out of the VPC', () => ({
      against: world.ofType(...WAYS_OUT).map(({ symbol, type }) => `${symbol} is a ${type}`),
      looked: [`${world.ofType('AWS::EC2::RouteTable').length} route tables that have only the local route`],
    })),
    claim(
      'I5.addresses',
      'no resource has a public address, and the API is reachable through VPC endpoints only',
      () => ({
        against: publicThings(scene),
        looked: ['subnets, load balancers, services, functions, launch templates, the API'],
      }),
    ),
    claim(
      'I5.rules',
      'no security group has a rule for addresses outside the VPC, and the clients and hubs that the deployment declares',
      () => {
        const groups = [...scene.reach.groups.values()];
        const hubs = scene.endpoints.flatMap(({ addresses = [] }) => addresses);
        return {
          against: groups.flatMap(({ id, ingress, egress }) => [
            ...egress
              .filter(({ peer }) => !inside(scene, peer, hubs))
              .map(({ peer }) => rule(id, 'to', peer)),
            ...ingress
              .filter(({ peer }) => !inside(scene, peer, scene.deployment.clients.cidrs))
              .map(({ peer }) => rule(id, 'from', peer)),
          ]),
          looked: [`${groups.length} security groups`],
        };
      },
    ),
  ];
}

function publicThings({ world }: Scene): readonly string[] {
  const where = (type: string, is: (get: (property: string) => unknown) => boolean, words: string) =>
    world
      .ofType(type)
      .filter((resource) => is((property) => resource.get(property)))
      .map(({ symbol }) => `${symbol} ${words}`);
  const text = (value: unknown) => JSON.stringify(value ?? null);
  return [
    ...where('AWS::EC2::Subnet', (get) => isTrue(get('MapPublicIpOnLaunch')), 'assigns public addresses'),
    ...where('AWS::ElasticLoadBalancingV2::LoadBalancer', (get) => get('Scheme') !== 'internal', 'is public'),
    ...where(
      'AWS::ECS::Service',
      (get) => text(get('NetworkConfiguration')).includes('"AssignPublicIp":"ENABLED"'),
      'has public addresses',
    ),
    ...where(
      'AWS::EC2::LaunchTemplate',
      (get) =>
        listOf<{ AssociatePublicIpAddress?: unknown }>(
          (get('LaunchTemplateData') as { NetworkInterfaces?: unknown } | undefined)?.NetworkInterfaces,
        ).some(({ AssociatePublicIpAddress }) => isTrue(AssociatePublicIpAddress)),
      'assigns public addresses',
    ),
    ...where(
      'AWS::Lambda::Function',
      // Without subnets it runs outside, whatever else the configuration has.
      (get) => listOf((get('VpcConfig') as { SubnetIds?: unknown } | undefined)?.SubnetIds).length === 0,
      'runs outside the VPC',
    ),
    ...where(
      'AWS::ApiGateway::RestApi',
      (get) => text((get('EndpointConfiguration') as { Types?: unknown })?.Types) !== '["PRIVATE"]',
      'is not private',
    ),
  ];
}

/** Whether a rule stays inside the VPC and these other blocks. A loopback rule does: its packets never leave the host. */
function inside({ world, deployment }: Scene, peer: Peer, others: readonly string[]): boolean {
  if ('group' in peer) return true;
  if ('prefixList' in peer) return Object.values(gatewayPrefixLists(deployment)).includes(peer.prefixList);
  if ('cidrV6' in peer) return false;
  const vpcs = world.ofType('AWS::EC2::VPC').map((vpc) => vpc.text('CidrBlock'));
  return ['127.0.0.0/8', deployment.network.cidr, ...vpcs, ...others].some((block) =>
    containsBlock(readCidr(block), readCidr(peer.cidr)),
  );
}

const rule = (group: string, direction: 'to' | 'from', peer: Peer) =>
  `${group} has a rule ${direction} ${Object.values(peer).join()}`;
