import { DescribeSecurityGroupsCommand, type IpPermission } from '@aws-sdk/client-ec2';
import { contains } from '../../../../lib/config/ipv4-block';
import type { Account } from '../../../account/account';
import { unlessAbsent } from '../../../account/unless-absent';

/** What a security group refuses, and what it admits by a rule that shows no addresses. */
export interface Admission {
  readonly problems: readonly string[];
  readonly unread: readonly string[];
}

/** Whether a security group admits HTTPS from each of these blocks. */
export async function admitsHttps(
  group: string,
  blocks: readonly string[],
  ec2: Account['ec2'],
): Promise<Admission> {
  const described = ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [group] }));
  const [found] = (await unlessAbsent(described, 'InvalidGroup.NotFound'))?.SecurityGroups ?? [];
  if (!found) return { problems: [`there is no security group ${group}`], unread: [] };
  const rules = (found.IpPermissions ?? []).filter(isHttps);
  const admitted = rules.flatMap(({ IpRanges = [] }) => IpRanges.flatMap(({ CidrIp }) => CidrIp ?? []));
  const refused = blocks.filter((block) => !admitted.some((around) => contains(around, block)));
  if (refused.length === 0) return { problems: [], unread: [] };
  const words = refused.join(', ');
  const others = rules.some(
    ({ PrefixListIds = [], UserIdGroupPairs = [] }) => PrefixListIds.length + UserIdGroupPairs.length > 0,
  );
  return others
    ? {
        problems: [],
        unread: [`whether ${group} admits HTTPS from ${words} depends on a prefix list or another group`],
      }
    : { problems: [`${group} does not admit HTTPS from ${words}`], unread: [] };
}

/** Whether a rule admits TCP on port 443. `-1` is every protocol, and has no ports. */
const isHttps = ({ IpProtocol, FromPort = 0, ToPort = 65_535 }: IpPermission): boolean =>
  IpProtocol === '-1' || ((IpProtocol === 'tcp' || IpProtocol === '6') && FromPort <= 443 && 443 <= ToPort);
