import { randomUUID } from 'node:crypto';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateNetworkInterfaceCommand,
  CreateSubnetCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { closeDefaultGroup as close } from '../../../scripts/account/default-security-group';
import { stackOutput } from '../../../scripts/account/stack';
import { printedHere } from '../../printed-commands/printed-here';
import { type MotoAccount, motoAccount, withMoto } from './moto-account';

const moto = motoAccount('us-east-1');
const printed = printedHere();

/** Without waiting between the readings of the rules. */
const closeDefaultGroup = (foundation: string, at: MotoAccount) => close(foundation, at, async () => {});

/** Deploys a foundation with a VPC. */
async function foundation(): Promise<string> {
  const StackName = `f-${randomUUID()}`;
  const TemplateBody = JSON.stringify({
    Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.40.0.0/20' } } },
    Outputs: { VpcId: { Value: { Ref: 'Vpc' } } },
  });
  await moto().cloudFormation.send(new CreateStackCommand({ StackName, TemplateBody }));
  return StackName;
}

async function defaultGroup(name: string): Promise<string> {
  const vpc = (await stackOutput(moto(), name, 'VpcId')) ?? '';
  const { SecurityGroups = [] } = await moto().ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpc] }] }),
  );
  return SecurityGroups.find(({ GroupName }) => GroupName === 'default')?.GroupId ?? '';
}

async function rulesOf(group: string) {
  const { SecurityGroupRules = [] } = await moto().ec2.send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: [group] }] }),
  );
  return SecurityGroupRules;
}

/** A rule that lets members of the group reach each other, as AWS makes it in a new VPC. */
const openToItself = (GroupId: string) =>
  moto().ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId }] }],
    }),
  );

/** The account as a principal sees it to which these calls are refused, or do nothing. */
function without(calls: Readonly<Record<string, 'refused' | 'without effect'>>): MotoAccount {
  const { ec2 } = moto();
  const send = (command: object) => {
    const effect = calls[command.constructor.name];
    if (effect === 'refused') {
      return Promise.reject(Object.assign(new Error('not authorized'), { name: 'UnauthorizedOperation' }));
    }
    return effect ? Promise.resolve({}) : ec2.send(command as never);
  };
  const limited = new Proxy(ec2, {
    get: (target, key) => (key === 'send' ? send : Reflect.get(target, key)),
  });
  return { ...moto(), ec2: limited as EC2Client };
}

withMoto('closes the group of a new VPC: no rule is left in either direction', async () => {
  const name = await foundation();
  const group = await defaultGroup(name);
  await openToItself(group);
  expect((await rulesOf(group)).map(({ IsEgress }) => IsEgress).sort()).toEqual([false, true]);
  expect(await closeDefaultGroup(name, moto())).toBeUndefined();
  expect(await rulesOf(group)).toEqual([]);
});

withMoto('accepts a group that is closed already', async () => {
  const name = await foundation();
  await closeDefaultGroup(name, moto());
  expect(await closeDefaultGroup(name, moto())).toBeUndefined();
});

withMoto('closes the group of this VPC and of no other', async () => {
  const [mine, other] = [await foundation(), await foundation()];
  await closeDefaultGroup(mine, moto());
  expect(await rulesOf(await defaultGroup(other))).not.toEqual([]);
});

withMoto.each([
  ['RevokeSecurityGroupIngressCommand', ['ingress', 'egress']],
  ['RevokeSecurityGroupEgressCommand', ['egress']],
])('where %s is refused, stops with the commands that take out what is left: %j', async (call, left) => {
  const name = await foundation();
  const group = await defaultGroup(name);
  await openToItself(group);
  const rules = await rulesOf(group);
  const missing = printed(await closeDefaultGroup(name, without({ [call]: 'refused' })));
  expect(missing?.words).toContain('UnauthorizedOperation');
  const idOf = (direction: string) =>
    rules.find(({ IsEgress }) => IsEgress === (direction === 'egress'))?.SecurityGroupRuleId;
  expect(missing?.commands).toEqual(
    left.map(
      (direction) =>
        `aws ec2 revoke-security-group-${direction} --region us-east-1 --group-id ${group} --security-group-rule-ids ${idOf(direction)}`,
    ),
  );
});

withMoto('checks that the rules are gone, and stops if they are not', async () => {
  const name = await foundation();
  const missing = await closeDefaultGroup(
    name,
    without({ RevokeSecurityGroupEgressCommand: 'without effect' }),
  );
  expect(missing?.commands).toEqual([expect.stringContaining('revoke-security-group-egress')]);
});

withMoto.each([
  'DescribeSecurityGroupsCommand',
  'DescribeSecurityGroupRulesCommand',
  'DescribeNetworkInterfacesCommand',
])('stops where %s is refused, because an open group or its users would not be seen', async (call) => {
  const missing = printed(await closeDefaultGroup(await foundation(), without({ [call]: 'refused' })));
  expect(missing?.words).toMatch(/is not known.*UnauthorizedOperation/);
});

withMoto('stops where the foundation has no VPC to look at', async () => {
  expect((await closeDefaultGroup('nosuch', moto()))?.words).toContain('nosuch has no output VpcId');
});

/** The account as EC2 shows it for a while after a change: the rules are listed this many times as they were. */
function stale(times: number, again: 'accepted' | `${string}.NotFound`): MotoAccount {
  const { ec2 } = moto();
  let before: object | undefined;
  let left = times;
  let revoked = 0;
  const send = async (command: object) => {
    const { name } = command.constructor;
    if (name.startsWith('Revoke')) {
      revoked++;
      if (revoked > 2 && again !== 'accepted')
        throw Object.assign(new Error('no such rule'), { name: again });
      return revoked > 2 ? {} : ec2.send(command as never);
    }
    if (name !== 'DescribeSecurityGroupRulesCommand') return ec2.send(command as never);
    before ??= await ec2.send(command as never);
    return left-- >= 0 ? before : ec2.send(command as never);
  };
  const late = new Proxy(ec2, { get: (target, key) => (key === 'send' ? send : Reflect.get(target, key)) });
  return { ...moto(), ec2: late as EC2Client };
}

withMoto.each([
  [1, 'accepted'],
  [5, 'accepted'],
  [1, 'InvalidSecurityGroupRuleId.NotFound'],
  [5, 'InvalidSecurityGroupRuleId.NotFound'],
  [5, 'InvalidPermission.NotFound'],
] as const)(
  'reads again where EC2 lists the rules %s times as they were (revoking again: %s)',
  async (times, again) => {
    const name = await foundation();
    await openToItself(await defaultGroup(name));
    expect(await closeDefaultGroup(name, stale(times, again))).toBeUndefined();
  },
);

withMoto('stops where EC2 lists the rules for longer, and names the page that says more', async () => {
  const name = await foundation();
  const missing = await closeDefaultGroup(name, stale(1000, 'InvalidSecurityGroupRuleId.NotFound'));
  expect(missing?.words).toContain('docs/runbook.md, "A deploy stops at the default security group"');
});

/** Puts a network interface into the VPC, without naming a group: it gets the default one. */
async function interfaceIn(name: string): Promise<string> {
  const VpcId = await stackOutput(moto(), name, 'VpcId');
  const { Subnet } = await moto().ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: '10.40.0.0/24' }));
  const { NetworkInterface } = await moto().ec2.send(
    new CreateNetworkInterfaceCommand({ SubnetId: Subnet?.SubnetId, Description: 'a client of payments' }),
  );
  return NetworkInterface?.NetworkInterfaceId ?? '';
}

withMoto('takes no rule out of a group that something uses, and says what uses it', async () => {
  const name = await foundation();
  const [group, client] = [await defaultGroup(name), await interfaceIn(name)];
  await openToItself(group);
  const missing = await closeDefaultGroup(name, moto());
  expect(missing?.words).toContain(`is used by ${client} (a client of payments)`);
  expect(missing?.commands).toEqual([
    expect.stringContaining(
      `modify-network-interface-attribute --region us-east-1 --network-interface-id ${client}`,
    ),
  ]);
  expect(await rulesOf(group)).toHaveLength(2);
});

withMoto('accepts a closed group that something uses', async () => {
  const name = await foundation();
  await closeDefaultGroup(name, moto());
  await interfaceIn(name);
  expect(await closeDefaultGroup(name, moto())).toBeUndefined();
});
