import type { NetworkInterface, SecurityGroupRule } from '@aws-sdk/client-ec2';
import type { Missing } from './missing';

// Why a default security group is open, and the commands that close it.

const RUNBOOK = 'docs/runbook.md, "A deploy stops at the default security group", says more.';

/** The ids of the rules of one direction. */
export const idsOf = (rules: readonly SecurityGroupRule[], isEgress: boolean): string[] =>
  rules.flatMap((rule) => (rule.IsEgress === isEgress ? [rule.SecurityGroupRuleId ?? ''] : []));

/** The group has rules that could not be taken out. */
export function stillOpen(
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
    words: `The default security group of ${vpc} has rules.${because} Nothing uses the group, and nothing may start to: take the rules out. ${RUNBOOK}`,
    commands: [...command('ingress', idsOf(rules, false)), ...command('egress', idsOf(rules, true))],
  };
}

/** The group has members, so its rules were left as they are. */
export function inUse(vpc: string, users: readonly NetworkInterface[], region: string): Missing {
  const who = users.map(({ NetworkInterfaceId, Description, Attachment }) => {
    const owner = Attachment?.InstanceId ?? (Description || 'no description');
    return `${NetworkInterfaceId} (${owner})`;
  });
  return {
    words: `The default security group of ${vpc} has rules and is used by ${who.join(', ')}. No rule was taken out, because these would lose their connections. Give each a security group of its own: set SECURITY_GROUP to its id, one at a time. ${RUNBOOK}`,
    commands: users.map(
      ({ NetworkInterfaceId }) =>
        `aws ec2 modify-network-interface-attribute --region ${region} --network-interface-id ${NetworkInterfaceId} --groups "$SECURITY_GROUP"`,
    ),
  };
}

/** The rules of the group, or its members, could not be read. */
export function unread(vpc: string, region: string, refusal: Error): Missing {
  return {
    words: `Whether the default security group of ${vpc} has rules is not known: these credentials may not read it, or not what uses it (${refusal.name}). The deploy needs ec2:DescribeSecurityGroups and ec2:DescribeSecurityGroupRules; if there are rules, also ec2:DescribeNetworkInterfaces, ec2:RevokeSecurityGroupIngress and ec2:RevokeSecurityGroupEgress. ${RUNBOOK}`,
    commands: [
      `aws ec2 describe-security-groups --region ${region} --filters Name=vpc-id,Values=${vpc} Name=group-name,Values=default`,
    ],
  };
}
