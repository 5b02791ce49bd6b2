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
