import { covers } from '../iam/wildcard';
import { listOf } from '../json-shapes';
import { within } from '../template/symbol';
import type { FoundResource, World } from '../template/world';
import { dnsName, withoutDot } from './dns-name';

/** The path of requests for one host name inside the VPC: to a load balancer, then to the tasks behind it. */
export interface BalancedPath {
  readonly loadBalancer: { readonly groups: readonly string[]; readonly port: number };
  readonly tasks: { readonly groups: readonly string[]; readonly port: number };
}

/**
 * Follows `https://<host name><path>` as the VPC does: private zone, alias record, HTTPS listener, the rule for that
 * host name and path, target group, ECS service. If the path ends early, `missing` names the first missing part.
 */
export function pathTo(
  world: World,
  vpc: string,
  hostName: string,
  path: string,
): BalancedPath | { readonly missing: string } {
  const balancer = balancerNamed(world, vpc, hostName);
  if (!balancer) return { missing: `no private DNS name ${hostName} that points to a load balancer` };
  const listener = world
    .ofType('AWS::ElasticLoadBalancingV2::Listener')
    .find((one) => one.text('LoadBalancerArn') === balancer.symbol && one.get('Protocol') === 'HTTPS');
  if (!listener) return { missing: 'no HTTPS listener on the load balancer' };
  const rule = world
    .ofType('AWS::ElasticLoadBalancingV2::ListenerRule')
    .find((one) => one.text('ListenerArn') === listener.symbol && forwards(one, hostName, path));
  if (!rule) return { missing: `no listener rule for ${hostName}${path}` };
  const [targets] = listOf<{ TargetGroupArn?: string }>(rule.get('Actions')).map(
    (action) => action.TargetGroupArn,
  );
  if (targets === undefined) return { missing: `no targets of the rule for ${hostName}${path}` };
  for (const service of world.ofType('AWS::ECS::Service')) {
    const entry = listOf<{ TargetGroupArn: string; ContainerPort: number }>(
      service.get('LoadBalancers'),
    ).find((one) => one.TargetGroupArn === targets);
    if (!entry) continue;
    return {
      loadBalancer: { groups: balancer.texts('SecurityGroups'), port: Number(listener.get('Port')) },
      tasks: { groups: groupsOf(service), port: entry.ContainerPort },
    };
  }
  return { missing: `nothing behind the load balancer for ${hostName}` };
}

/** The security groups of an ECS service's tasks. */
export function groupsOf(service: FoundResource): readonly string[] {
  const network = service.get('NetworkConfiguration') as
    | { AwsvpcConfiguration?: { SecurityGroups?: readonly string[] } }
    | undefined;
  return network?.AwsvpcConfiguration?.SecurityGroups ?? [];
}

function balancerNamed(world: World, vpc: string, hostName: string): FoundResource | undefined {
  const name = dnsName(hostName);
  const zones = world
    .ofType('AWS::Route53::HostedZone')
    .filter((zone) => listOf<{ VPCId: string }>(zone.get('VPCs')).some(({ VPCId }) => VPCId === vpc))
    .map(({ symbol }) => symbol);
  const record = world
    .ofType('AWS::Route53::RecordSet')
    .find((one) => dnsName(one.text('Name')) === name && zones.includes(one.text('HostedZoneId')));
  const target = (record?.get('AliasTarget') as { DNSName?: string } | undefined)?.DNSName;
  const balancer = withoutDot(target ?? '').replace(/^dualstack\./, '');
  return world
    .ofType('AWS::ElasticLoadBalancingV2::LoadBalancer')
    .find((one) => within(one.symbol, 'DNSName') === balancer);
}

interface RuleCondition {
  readonly Field: string;
  readonly HostHeaderConfig?: { readonly Values: readonly string[] };
  readonly PathPatternConfig?: { readonly Values: readonly string[] };
}

/** Whether all conditions of a rule hold. An unknown condition never holds. */
function forwards(rule: FoundResource, hostName: string, path: string): boolean {
  return listOf<RuleCondition>(rule.get('Conditions')).every((condition) => {
    const matches = (values: readonly string[] = [], text: string) =>
      values.some((pattern) => covers(pattern, text));
    if (condition.Field === 'host-header') return matches(condition.HostHeaderConfig?.Values, hostName);
    if (condition.Field === 'path-pattern') return matches(condition.PathPatternConfig?.Values, path);
    return false;
  });
}
