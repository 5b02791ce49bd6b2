import {
  DescribeSecurityGroupsCommand,
  type EC2Client,
  paginateDescribeSecurityGroupRules,
  type SecurityGroupRule,
} from '@aws-sdk/client-ec2';
import { NotRead } from '../../../../lib/proof/template/found-value';
import { allPages } from '../../../account/all-pages';
import { unlessAbsent } from '../../../account/unless-absent';
import { orNotRead } from '../not-read';
import type { Reader } from '../reader';

/** A security group with all of its rules, but those that are resources of their own. */
export const securityGroup: Reader = {
  actions: ['ec2:DescribeSecurityGroups', 'ec2:DescribeSecurityGroupRules'],
  async read({ account: { ec2 }, accountId, physicalId: id, resource: { Properties = {} }, isOwn }) {
    const asked = ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [id] }));
    const group = (await unlessAbsent(asked, 'InvalidGroup.NotFound', 'InvalidGroupId.Malformed'))
      ?.SecurityGroups?.[0];
    if (!group) return { kind: 'gone' };
    const rules = await orNotRead(`the rules of security group ${id}`, () => rulesOf(ec2, 'group-id', id));
    const inTemplate = ({ SecurityGroupRuleId = '', IsEgress }: SecurityGroupRule) =>
      isOwn(`AWS::EC2::SecurityGroup${IsEgress ? 'Egress' : 'Ingress'}`, SecurityGroupRuleId);
    const of = (isEgress: boolean) =>
      rules instanceof NotRead
        ? rules
        : rules
            .filter((rule) => rule.IsEgress === isEgress && !inTemplate(rule))
            .map((rule) => ruleOf(rule, accountId));
    return {
      kind: 'read',
      properties: {
        GroupDescription: group.Description,
        VpcId: group.VpcId,
        ...(Properties.GroupName !== undefined && { GroupName: group.GroupName }),
        ...unlessEmpty('SecurityGroupIngress', of(false)),
        ...unlessEmpty('SecurityGroupEgress', of(true)),
      },
      kept: ['Tags'],
    };
  },
};

/** A rule that a template writes as a resource. */
export const securityGroupIngress: Reader = {
  actions: ['ec2:DescribeSecurityGroupRules'],
  async read({ account: { ec2 }, accountId, physicalId: id }) {
    const [rule] = await rulesOf(ec2, 'security-group-rule-id', id);
    if (!rule || rule.IsEgress) return { kind: 'gone' };
    return { kind: 'read', properties: { GroupId: rule.GroupId, ...ruleOf(rule, accountId) } };
  },
};

const rulesOf = (client: EC2Client, Name: string, id: string) =>
  allPages(
    paginateDescribeSecurityGroupRules({ client }, { Filters: [{ Name, Values: [id] }] }),
    ({ SecurityGroupRules }) => SecurityGroupRules,
  );

const unlessEmpty = (property: string, rules: readonly unknown[] | NotRead) =>
  rules instanceof NotRead || rules.length > 0 ? { [property]: rules } : {};

/** A rule as a template writes it: a rule for every protocol has no ports. */
function ruleOf(rule: SecurityGroupRule, accountId: string): Readonly<Record<string, unknown>> {
  const { IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6, PrefixListId, Description } = rule;
  const { GroupId, UserId } = rule.ReferencedGroupInfo ?? {};
  const side = rule.IsEgress ? 'Destination' : 'Source';
  const isElsewhere = UserId !== undefined && UserId !== accountId;
  return {
    IpProtocol,
    ...(IpProtocol !== '-1' && { FromPort, ToPort }),
    ...(CidrIpv4 && { CidrIp: CidrIpv4 }),
    ...(CidrIpv6 && { CidrIpv6 }),
    ...(PrefixListId && { [`${side}PrefixListId`]: PrefixListId }),
    ...(GroupId && { [`${side}SecurityGroupId`]: GroupId }),
    ...(isElsewhere && { SourceSecurityGroupOwnerId: UserId }),
    ...(Description && { Description }),
  };
}
