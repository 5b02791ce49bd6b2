import { createReach } from '../../../../lib/proof/network/reach';
import { createWorld } from '../../../../lib/proof/template/world';

/** Whether a group with these properties reaches the addresses. */
function reaches(properties: object, addresses: readonly string[], port?: number) {
  const Group = { Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: 'vpc-1', ...properties } };
  const stacks = { s: { Resources: { Group } } };
  const place = { account: '1', region: 'r', partition: 'aws', dnsSuffix: 'amazonaws.com' };
  return createReach(createWorld({ stacks, ...place })).opens(['⟦s/Group⟧'], addresses, port);
}

/** Whether a group with this egress rule does. */
const opens = (rule: object, addresses: readonly string[], port?: number) =>
  reaches({ SecurityGroupEgress: [rule] }, addresses, port);

const tcp = (port: number) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port });
const HTTPS = tcp(443);
const HUB = ['10.9.0.5/32', '10.9.1.5/32'];

test('a rule for a block that contains the addresses of a hub opens connections to it', () => {
  expect(opens({ ...HTTPS, CidrIp: '10.9.0.0/16' }, HUB, 443)).toBe(true);
});

test('a rule for other addresses opens none', () => {
  expect(opens({ ...HTTPS, CidrIp: '10.9.2.0/24' }, HUB, 443)).toBe(false);
});

test('a rule for one address of two reaches the hub in part', () => {
  expect(opens({ ...HTTPS, CidrIp: '10.9.0.5/32' }, HUB, 443)).toBe('unknown');
});

test('a rule for a part of a block reaches it in part', () => {
  expect(opens({ ...HTTPS, CidrIp: '10.9.0.5/32' }, ['10.9.0.0/24'], 443)).toBe('unknown');
});

test('a rule for another port opens none to this port, and some to any port', () => {
  expect(opens({ ...tcp(8443), CidrIp: '10.9.0.0/16' }, HUB, 443)).toBe(false);
  expect(opens({ ...tcp(8443), CidrIp: '10.9.0.0/16' }, HUB)).toBe(true);
});

test('a rule for UDP opens no HTTPS', () => {
  expect(opens({ ...HTTPS, IpProtocol: 'udp', CidrIp: '10.9.0.0/16' }, HUB, 443)).toBe(false);
});

test.each([{ DestinationPrefixListId: 'pl-63a5400a' }, { DestinationSecurityGroupId: 'sg-00000001' }])(
  'a rule for %j leads to no address of a hub',
  (destination) => {
    expect(opens({ ...HTTPS, ...destination }, HUB, 443)).toBe(false);
  },
);

test('a group without egress rules opens connections to everything: EC2 adds the rule', () => {
  expect(reaches({}, HUB, 443)).toBe(true);
});
