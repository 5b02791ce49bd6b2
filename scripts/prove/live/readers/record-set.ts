import type { Reader } from '../reader';

/** A name in a hosted zone, and the load balancer that it leads to. */
export const recordSet: Reader = {
  actions: ['route53:ListResourceRecordSets', 'elasticloadbalancing:DescribeLoadBalancers'],
  async read({ account: { api }, resource: { Properties = {} }, referred }) {
    const { Name, Type, HostedZoneId, AliasTarget } = Properties as {
      readonly Name?: unknown;
      readonly Type?: unknown;
      readonly HostedZoneId?: unknown;
      readonly AliasTarget?: { readonly HostedZoneId?: unknown };
    };
    const zone = typeof HostedZoneId === 'string' ? HostedZoneId : referred(HostedZoneId);
    const balancer = referred(AliasTarget?.HostedZoneId);
    if (
      typeof Name !== 'string' ||
      typeof Type !== 'string' ||
      zone === undefined ||
      balancer === undefined
    ) {
      return { kind: 'unread', reason: 'the template does not say which load balancer the name leads to' };
    }
    const xml = await api.records(zone, Name, Type);
    if (textIn(xml, 'Name') !== Name || textIn(xml, 'Type') !== Type) return { kind: 'gone' };
    const described = await api.loadBalancers('DescribeLoadBalancers', {
      'LoadBalancerArns.member.1': balancer,
    });
    const found = { DNSName: textIn(xml, 'DNSName'), HostedZoneId: textIn(xml, 'HostedZoneId') };
    const isSame =
      withoutDot(found.DNSName) === `dualstack.${textIn(described, 'DNSName')?.toLowerCase()}` &&
      found.HostedZoneId === textIn(described, 'CanonicalHostedZoneId');
    return {
      kind: 'read',
      properties: isSame ? {} : { AliasTarget: found },
      kept: ['Name', 'Type', 'HostedZoneId', 'Comment', ...(isSame ? ['AliasTarget'] : [])],
    };
  },
};

const textIn = (xml: string, element: string) =>
  new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1];

const withoutDot = (name: string | undefined) => name?.toLowerCase().replace(/\.$/, '');
