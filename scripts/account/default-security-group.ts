import {
  DescribeSecurityGroupsCommand,
  paginateDescribeSecurityGroupRules,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  type SecurityGroupRule,
} from '@aws-sdk/client-ec2';
import type { Account } from './account';
import type { Missing } from './missing';
import { stackOutput } from './stack';

/**
 * Takes every rule out of the default security group of a foundation's VPC. CloudFormation cannot. `undefined`: the group
 * has no rule. Otherwise: why it has some, and the commands that take them out.
 */
export async function closeDefaultGroup(
  foundation: string,
  at: Pick<Account, 'cloudFormation' | 'ec2' | 'region'>,
): Promise<Missing | undefined> {
  const vpc = await stackOutput(at, foundation, 'VpcId');
  if (vpc === undefined) {
    return { words: `${foundation} has no output VpcId. Deploy again from the beginning.`, commands: [] };
  }
  try {
    const group = await defaultGroupOf(vpc, at);
    const refusal = await revoke(group, await rulesOf(group, at), at);
    const left = await rulesOf(group, at);
    return left.length === 0 ? undefined : stillOpen(vpc, group, left, at.region, refusal);
  } catch (error) {
    if (isRefused(error)) return unread(vpc, at.region, error);
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

async function rulesOf(
  group: string,
  { ec2: client }: Pick<Account, 'ec2'>,
): Promise<readonly SecurityGroupRule[]> {
  const rules: SecurityGroupRule[] = [];
  const pages = paginateDescribeSecurityGroupRules(
    { client },
    { Filters: [{ Name: 'group-id', Values: [group] }] },
  );
  for await (const { SecurityGroupRules = [] } of pages) rules.push(...SecurityGroupRules);
  return rules;
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
      await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, SecurityGroupRuleIds: ingress }));
    }
    if (egress.length > 0) {
      await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, SecurityGroupRuleIds: egress }));
    }
    return undefined;
  } catch (error) {
    if (isRefused(error)) return error;
    throw error;
  }
}

const idsOf = (rules: readonly SecurityGroupRule[], isEgress: boolean): string[] =>
  rules.flatMap((rule) => (rule.IsEgress === isEgress ? [rule.SecurityGroupRuleId ?? ''] : []));

/** EC2's answers to a call that a policy does not allow (EC2 API reference, "Error codes", read 2026-11). */
const REFUSED = ['UnauthorizedOperation', 'AccessDenied', 'AccessDeniedException'];

const isRefused = (error: unknown): error is Error => REFUSED.includes((error as Error).name);

function stillOpen(
  vpc: string,
  group: string,
  rules: readonly SecurityGroupRule[],
  region: string,
  refusal?: Error,
): Missing {
  const command = (direction: 'ingress' | 'egress', ids: readonly string[]) =>
    ids.length === 0
      ? []
      : [
          `aws ec2 revoke-security-group-${direction} --region ${region} --group-id ${group} --security-group-rule-ids ${ids.join(' ')}`,
        ];
  const because = refusal ? ` These credentials may not take them out (${refusal.name}).` : '';
  return {
    words: `The default security group of ${vpc} has rules.${because} Nothing uses the group, and nothing may start to: take the rules out.`,
    commands: [...command('ingress', idsOf(rules, false)), ...command('egress', idsOf(rules, true))],
  };
}

function unread(vpc: string, region: string, refusal: Error): Missing {
  return {
    words: `Whether the default security group of ${vpc} has rules is not known: these credentials may not read it (${refusal.name}). The deploy needs ec2:DescribeSecurityGroups and ec2:DescribeSecurityGroupRules, and ec2:RevokeSecurityGroupIngress and ec2:RevokeSecurityGroupEgress if there are rules.`,
    commands: [
      `aws ec2 describe-security-groups --region ${region} --filters Name=vpc-id,Values=${vpc} Name=group-name,Values=default`,
    ],
  };
}
