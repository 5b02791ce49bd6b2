import type { Route } from '@aws-sdk/client-ec2';

/** What a route goes to, by its id. */
export const targetOf = (route: Route): string =>
  route.NatGatewayId ??
  route.EgressOnlyInternetGatewayId ??
  route.CarrierGatewayId ??
  route.TransitGatewayId ??
  route.VpcPeeringConnectionId ??
  route.LocalGatewayId ??
  route.CoreNetworkArn ??
  route.NetworkInterfaceId ??
  route.InstanceId ??
  route.GatewayId ??
  'an unknown target';

/**
 * Where a route leads. Only the VPC itself and its gateway endpoints are `inside`; of any target that is not known to
 * lead to the internet, such as a transit gateway or an appliance, this account does not show what is beyond.
 *
 * @param privateGateways NAT gateways without a public address. An internet gateway drops what comes from one (VPC user
 *   guide, "NAT gateways", read 2026-11-26)
 */
export function leadsTo(
  route: Route,
  privateGateways: ReadonlySet<string | undefined>,
): 'inside' | 'the internet' | 'elsewhere' {
  const target = targetOf(route);
  if (target === 'local') return 'inside';
  if (target.startsWith('vpce-') && route.DestinationPrefixListId !== undefined) return 'inside';
  // One that is detached may be attached again.
  if (/^(igw|eigw|cagw)-/.test(target)) return 'the internet';
  // The target was deleted: the route drops what it matches.
  if (route.State === 'blackhole') return 'inside';
  if (target.startsWith('nat-')) return privateGateways.has(target) ? 'elsewhere' : 'the internet';
  return 'elsewhere';
}
