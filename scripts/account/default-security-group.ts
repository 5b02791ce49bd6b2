import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeSecurityGroupsCommand,
  type NetworkInterface,
  paginateDescribeNetworkInterfaces,
  paginateDescribeSecurityGroupRules,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  type SecurityGroupRule,
} from '@aws-sdk/client-ec2';
import type { Account } from './account';
import { allPages } from './all-pages';
import { idsOf, inUse, stillOpen, unread } from './default-security-group-words';
import { isRefused } from './is-refused';
import type { Missing } from './missing';
import { stackOutput } from './stack';
import { unlessAbsent } from './unless-absent';

/** How often the rules are read again, a second apart: EC2 shows a change after some seconds. */
const READINGS = 10;

/**
 * Takes every rule out of the default security group of a foundation's VPC. CloudFormation cannot. `undefined`: the group
 * has no rule. Otherwise: why it has some, and the commands that take them out. Where something uses the group, no rule
 * is taken out: it would lose its connections.
 *
 * @param pause waits until the next reading @default a second
 */
export async function closeDefaultGroup(
  foundation: string,
  at: Pick<Account, 'cloudFormation' | 'ec2' | 'region'>,
  pause: () => Promise<void> = () => sleep(1000),
): Promise<Missing | undefined> {
  const vpc = await stackOutput(at, foundation, 'VpcId');
  if (vpc === undefined) {
    return { words: `${foundation} has no output VpcId. Deploy again from the beginning.`, commands: [] };
  }
  try {
    const group = await defaultGroupOf(vpc, at);
    let rules = await rulesOf(group, at);
    if (rules.length === 0) return undefined;
    const users = await usersOf(group, at);
    if (users.length > 0) return inUse(vpc, users, at.region);
    for (let reading = 0; reading < READINGS; reading++) {
      const refusal = await revoke(group, rules, at);
      rules = await rulesOf(group, at);
      if (rules.length === 0) return undefined;
      if (refusal) return stillOpen(vpc, group, rules, at.region, refusal);
      await pause();
    }
    return stillOpen(vpc, group, rules, at.region);
  } catch (error) {
    if (isRefused(error)) return unread(vpc, at.region, error as Error);
    throw error;
  }
}

async function defaultGroupOf(vpc: string, { ec2 }: Pick<Account, 'ec2'>): Promise<string> {
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [
        { Name: 'vpc-id', Values: [vpc] },
        { Name: 'group-name', Values: ['default'] },
      ],
    }),
  );
  const id = SecurityGroups[0]?.GroupId;
  if (id === undefined) throw new Error(`EC2 knows no default security group of ${vpc}; each VPC has one.`);
  return id;
}

function rulesOf(
  group: string,
  { ec2: client }: Pick<Account, 'ec2'>,
): Promise<readonly SecurityGroupRule[]> {
  const pages = paginateDescribeSecurityGroupRules(
    { client },
    { Filters: [{ Name: 'group-id', Values: [group] }] },
  );
  return allPages(pages, ({ SecurityGroupRules }) => SecurityGroupRules);
}

/** The network interfaces that are members of the group. */
function usersOf(group: string, { ec2: client }: Pick<Account, 'ec2'>): Promise<readonly NetworkInterface[]> {
  const pages = paginateDescribeNetworkInterfaces(
    { client },
    { Filters: [{ Name: 'group-id', Values: [group] }] },
  );
  return allPages(pages, ({ NetworkInterfaces }) => NetworkInterfaces);
}

/** Takes the rules out, and resolves with the refusal if a policy does not allow it. */
async function revoke(
  GroupId: string,
  rules: readonly SecurityGroupRule[],
  { ec2 }: Pick<Account, 'ec2'>,
): Promise<Error | undefined> {
  const [ingress, egress] = [idsOf(rules, false), idsOf(rules, true)];
  try {
    if (ingress.length > 0) {
      await unlessAbsent(
        ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, SecurityGroupRuleIds: ingress })),
        ...GONE,
      );
    }
    if (egress.length > 0) {
      await unlessAbsent(
        ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, SecurityGroupRuleIds: egress })),
        ...GONE,
      );
    }
    return undefined;
  } catch (error) {
    if (isRefused(error)) return error as Error;
    throw error;
  }
}

/** EC2's answers about a rule that it no longer has, though it may list it (EC2 API reference, "Error codes", 2026-11). */
const GONE = ['InvalidSecurityGroupRuleId.NotFound', 'InvalidPermission.NotFound'];
