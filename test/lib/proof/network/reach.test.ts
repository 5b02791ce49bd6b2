import { createReach } from '../../../../lib/proof/network/reach';
import type { Template, TemplateResource } from '../../../../lib/proof/template/template';
import { createWorld } from '../../../../lib/proof/template/world';

const NOWHERE = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '127.0.0.1/32' };
const tcp = (port: number) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port });

function group(egress: readonly object[] = [NOWHERE], ingress: readonly object[] = []): TemplateResource {
  return {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { VpcId: { Ref: 'Vpc' }, SecurityGroupEgress: egress, SecurityGroupIngress: ingress },
  };
}

function reachOf(resources: Template['Resources']) {
  const Vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
  const stacks = { s: { Resources: { Vpc, ...resources } } };
  return createReach(
    createWorld({ stacks, account: '1', region: 'r', partition: 'aws', dnsSuffix: 'amazonaws.com' }),
  );
}

const to = (id: string, port = 443) => ({ ...tcp(port), DestinationSecurityGroupId: { Ref: id } });
const from = (id: string, port = 443) => ({ ...tcp(port), SourceSecurityGroupId: { Ref: id } });

test('a connection needs an egress rule of one group and an ingress rule of the other, for its port', () => {
  const both = reachOf({ A: group([to('B')]), B: group([NOWHERE], [from('A')]) });
  expect(both.connects(['⟦s/A⟧'], ['⟦s/B⟧'], 443)).toBe(true);
  expect(both.connects(['⟦s/A⟧'], ['⟦s/B⟧'], 8000)).toBe(false);
  expect(both.connects(['⟦s/B⟧'], ['⟦s/A⟧'])).toBe(false);
  const half = reachOf({ A: group([to('B')]), B: group() });
  expect(half.connects(['⟦s/A⟧'], ['⟦s/B⟧'], 443)).toBe(false);
  expect(half.names(['⟦s/A⟧'], ['⟦s/B⟧'])).toBe(true);
});

test('rules that are separate resources count', () => {
  const reach = reachOf({
    A: group(),
    B: group(),
    Out: { Type: 'AWS::EC2::SecurityGroupEgress', Properties: { GroupId: { Ref: 'A' }, ...to('B') } },
    In: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId: { Ref: 'B' }, ...from('A') } },
  });
  expect(reach.connects(['⟦s/A⟧'], ['⟦s/B⟧'], 443)).toBe(true);
});

test('a group without egress rules may connect anywhere', () => {
  const reach = reachOf({ A: group([]), B: group([NOWHERE], [from('A')]) });
  expect(reach.connects(['⟦s/A⟧'], ['⟦s/B⟧'], 443)).toBe(true);
});

test.each([
  ['the whole VPC', '10.0.0.0/8', true],
  ['a part of it', '10.0.1.0/24', 'unknown'],
  ['somewhere else', '10.1.0.0/16', false],
])('addresses of %s', (_, CidrIp, answer) => {
  const reach = reachOf({ A: group([to('B')]), B: group([NOWHERE], [{ ...tcp(443), CidrIp }]) });
  expect(reach.connects(['⟦s/A⟧'], ['⟦s/B⟧'], 443)).toBe(answer);
});

test('a chain is found over any number of groups and ports', () => {
  const reach = reachOf({
    A: group([to('B', 22)]),
    B: group([to('C', 9)], [from('A', 22)]),
    C: group([to('A')], [from('B', 9)]),
    D: group([NOWHERE]),
  });
  expect(reach.chain(['⟦s/A⟧'], ['⟦s/C⟧'])).toEqual(['⟦s/A⟧', '⟦s/B⟧', '⟦s/C⟧']);
  expect(reach.chain(['⟦s/A⟧'], ['⟦s/D⟧'])).toBeUndefined();
  expect(reach.chain(['⟦s/A⟧'], ['⟦s/D⟧'], (group) => (group === '⟦s/C⟧' ? ['⟦s/D⟧'] : []))).toHaveLength(4);
});

test('a group that is not in the templates is an error', () => {
  expect(() => reachOf({ A: group() }).connects(['⟦s/A⟧'], ['sg-default'])).toThrow('sg-default');
});

/** Whether A connects to B on a port, where A may connect to everything and B has one ingress rule. */
const admitted = (rule: object, port?: number) => {
  const source = { SourceSecurityGroupId: { Ref: 'A' } };
  const reach = reachOf({ A: group([]), B: group([NOWHERE], [{ ...source, ...rule }]) });
  return reach.connects(['⟦s/A⟧'], ['⟦s/B⟧'], port);
};

test.each([
  ['the first port of a range', { IpProtocol: 'tcp', FromPort: 443, ToPort: 445 }, 443, true],
  ['the last port of a range', { IpProtocol: 'tcp', FromPort: 443, ToPort: 445 }, 445, true],
  ['the port before a range', { IpProtocol: 'tcp', FromPort: 443, ToPort: 445 }, 442, false],
  ['the port behind a range', { IpProtocol: 'tcp', FromPort: 443, ToPort: 445 }, 446, false],
  ['a port in text', { IpProtocol: 'tcp', FromPort: '443', ToPort: '443' }, 443, true],
  ['TCP by its number', { IpProtocol: 6, FromPort: 443, ToPort: 443 }, 443, true],
  ['every protocol, whatever its ports', { IpProtocol: '-1', FromPort: 1, ToPort: 1 }, 443, true],
  ['every protocol by a number', { IpProtocol: -1 }, 65_535, true],
  ['every port of TCP', { IpProtocol: 'tcp' }, 443, true],
  ['the last port of TCP', { IpProtocol: 'tcp' }, 65_535, true],
  ['another protocol', { IpProtocol: 'udp', FromPort: 443, ToPort: 443 }, 443, false],
  ['another protocol by its number', { IpProtocol: '17', FromPort: 443, ToPort: 443 }, 443, false],
  ['any port, by another protocol', { IpProtocol: 'udp', FromPort: 1, ToPort: 1 }, undefined, true],
])('a rule for %s', (_what, rule, port, answer) => {
  expect(admitted(rule, port)).toBe(answer);
});

test.each([
  ['an IPv6 block', { CidrIpv6: '::/0' }],
  ['a prefix list', { SourcePrefixListId: 'pl-1' }],
  ['another group', { SourceSecurityGroupId: 'sg-1' }],
])('a rule for %s admits no group of the VPC', (_what, peer) => {
  expect(admitted({ ...tcp(443), SourceSecurityGroupId: undefined, ...peer }, 443)).toBe(false);
});

test('a rule that names nothing is undecided', () => {
  expect(() => admitted({ ...tcp(443), SourceSecurityGroupId: undefined })).toThrow(
    '⟦s/B⟧: a rule names neither group, block nor prefix list',
  );
});

test.each(['SecurityGroupIngress', 'SecurityGroupEgress'])('%s that is no list is undecided', (property) => {
  const Properties = { VpcId: { Ref: 'Vpc' }, [property]: 'everything' };
  expect(() => reachOf({ A: { Type: 'AWS::EC2::SecurityGroup', Properties } })).toThrow(
    `⟦s/A⟧: ${property} is not a list`,
  );
});

test('a group without rules accepts nothing', () => {
  const A = { Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: { Ref: 'Vpc' } } };
  expect(reachOf({ A, B: A }).connects(['⟦s/A⟧'], ['⟦s/B⟧'])).toBe(false);
});

test('a rule that is a separate resource is no rule of another group', () => {
  const reach = reachOf({
    A: group([to('C')]),
    B: group([NOWHERE], [from('A'), from('C')]),
    C: group(),
    Out: { Type: 'AWS::EC2::SecurityGroupEgress', Properties: { GroupId: { Ref: 'A' }, ...to('B') } },
    In: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId: { Ref: 'B' }, ...from('A') } },
  });
  expect(reach.connects(['⟦s/A⟧'], ['⟦s/B⟧'])).toBe(true);
  expect(reach.connects(['⟦s/C⟧'], ['⟦s/B⟧'])).toBe(false);
  expect(reach.connects(['⟦s/A⟧'], ['⟦s/C⟧'])).toBe(false);
});

test.each([
  ['a group', { SourceSecurityGroupId: 'sg-1' }, { group: 'sg-1' }],
  ['an IPv4 block', { CidrIp: '10.0.0.0/8' }, { cidr: '10.0.0.0/8' }],
  ['an IPv6 block', { CidrIpv6: '::/0' }, { cidrV6: '::/0' }],
  ['a prefix list', { SourcePrefixListId: 'pl-1' }, { prefixList: 'pl-1' }],
])('a rule is read with the ports and %s that it names', (_what, named, peer) => {
  const { groups } = reachOf({ A: group([NOWHERE], [{ ...tcp(443), ...named }]) });
  expect(groups.get('⟦s/A⟧')?.ingress).toEqual([{ protocol: 'tcp', fromPort: 443, toPort: 443, peer }]);
});

test('groups of two VPCs do not connect, whatever their rules', () => {
  const Properties = {
    VpcId: 'vpc-other',
    SecurityGroupEgress: [NOWHERE],
    SecurityGroupIngress: [from('A')],
  };
  const reach = reachOf({ A: group([to('B')]), B: { Type: 'AWS::EC2::SecurityGroup', Properties } });
  expect(reach.connects(['⟦s/A⟧'], ['⟦s/B⟧'], 443)).toBe(false);
  expect(reach.names(['⟦s/A⟧'], ['⟦s/B⟧'])).toBe(true);
});

test('whether a block contains a VPC that is not in the templates is unknown', () => {
  const rules = { SecurityGroupEgress: [], SecurityGroupIngress: [{ ...tcp(443), CidrIp: '10.0.0.0/8' }] };
  const Foreign = { Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: 'vpc-other', ...rules } };
  expect(reachOf({ A: Foreign, B: Foreign }).connects(['⟦s/A⟧'], ['⟦s/B⟧'], 443)).toBe('unknown');
});

test('one of several groups is enough', () => {
  const reach = reachOf({ A: group(), B: group([to('D')]), C: group(), D: group([NOWHERE], [from('B')]) });
  expect(reach.connects(['⟦s/A⟧', '⟦s/B⟧'], ['⟦s/C⟧', '⟦s/D⟧'], 443)).toBe(true);
  expect(reach.connects(['⟦s/A⟧'], ['⟦s/C⟧', '⟦s/D⟧'], 443)).toBe(false);
  expect(reach.connects([], ['⟦s/D⟧'])).toBe(false);
});

test.each([
  ['neither side', group(), group(), false],
  ['the side that opens', group([to('B')]), group(), true],
  ['the side that accepts', group(), group([NOWHERE], [from('A')]), true],
])('a rule on %s names the other one: %#', (_side, A, B, answer) => {
  expect(reachOf({ A, B }).names(['⟦s/A⟧'], ['⟦s/B⟧'])).toBe(answer);
});

test('a chain is the shortest one, and may end where it begins', () => {
  const reach = reachOf({
    A: group([to('B'), to('C')], [from('C')]),
    B: group([to('C')], [from('A')]),
    C: group([to('A')], [from('A'), from('B')]),
  });
  expect(reach.chain(['⟦s/A⟧'], ['⟦s/C⟧'])).toEqual(['⟦s/A⟧', '⟦s/C⟧']);
  expect(reach.chain(['⟦s/A⟧'], ['⟦s/A⟧'])).toEqual(['⟦s/A⟧', '⟦s/C⟧', '⟦s/A⟧']);
  expect(reach.chain([], ['⟦s/A⟧'])).toBeUndefined();
});

test('a chain that leads in a circle ends nowhere', () => {
  const reach = reachOf({
    A: group([to('B')]),
    B: group([to('C')], [from('A'), from('C')]),
    C: group([to('B')], [from('B')]),
    D: group(),
  });
  expect(reach.chain(['⟦s/A⟧'], ['⟦s/D⟧'])).toBeUndefined();
});
