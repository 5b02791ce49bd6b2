import {
  DescribeSecurityGroupsCommand,
  paginateDescribeSecurityGroupRules,
  type SecurityGroupRule,
} from '@aws-sdk/client-ec2';
import { contains } from '../../../../lib/config/ipv4-block';
import type { GroupRule } from '../../../../lib/proof/group-descriptions';
import type { Account } from '../../../account/account';
import { allPages } from '../../../account/all-pages';
import { unlessAbsent } from '../../../account/unless-absent';
import type { Answer } from '../../answer';
import type { PrerequisiteOf } from '../../prerequisite';
import { asVouched, notThere } from './as-vouched';

/** Whether a security group is in the VPC, and has the rules of the report for its owner and no other. */
export async function checkImportedGroup(
  { of, group, deployment }: PrerequisiteOf<'imported-security-group'>,
  { ec2: client, region }: Pick<Account, 'ec2' | 'region'>,
): Promise<Answer> {
  const { id, vpc } = group;
  const look = `aws ec2 describe-security-groups --region ${region} --group-ids ${id}`;
  const asked = client.send(new DescribeSecurityGroupsCommand({ GroupIds: [id] }));
  const [found] = (await unlessAbsent(asked, 'InvalidGroup.NotFound'))?.SecurityGroups ?? [];
  if (!found) return notThere(of, region, look);
  const rules = await allPages(
    paginateDescribeSecurityGroupRules({ client }, { Filters: [{ Name: 'group-id', Values: [id] }] }),
    ({ SecurityGroupRules }) => SecurityGroupRules,
  );
  return asVouched(
    of,
    [
      ...(found.VpcId === vpc ? [] : [`it is in ${found.VpcId}, not in ${vpc}`]),
      ...differences(
        ACCEPTS,
        group.ingress,
        rules.filter(({ IsEgress }) => !IsEgress),
      ),
      ...differences(
        OPENS,
        group.egress,
        rules.filter(({ IsEgress }) => IsEgress).filter((rule) => !isLoopback(rule)),
      ),
    ],
    `npm run policy -- ${deployment} --imports owner-policies`,
    `aws ec2 describe-security-group-rules --region ${region} --filters Name=group-id,Values=${id}`,
  );
}

const ACCEPTS = ['accept', 'from'] as const;
const OPENS = ['open', 'to'] as const;

function differences(
  [verb, direction]: typeof ACCEPTS | typeof OPENS,
  needed: readonly GroupRule[],
  found: readonly SecurityGroupRule[],
): readonly string[] {
  const inWords = ({ traffic, peer }: Traffic) => `${traffic} ${direction} ${peer}`;
  const has = found.map((rule) => inWords({ traffic: trafficOf(rule), peer: peerOf(rule) }));
  const needs = needed.map(({ port, peer, side }) => ({
    words: inWords({ traffic: `TCP ${port}`, peer: Object.values(peer).join() }),
    side,
  }));
  return [
    ...needs
      .filter(({ words }) => !has.includes(words))
      .map(({ words, side }) => `it does not ${verb} ${words} (${side})`),
    ...has.filter((one) => !needs.some(({ words }) => words === one)).map((one) => `it also ${verb}s ${one}`),
  ];
}

interface Traffic {
  /** `TCP 443`. */
  readonly traffic: string;
  /** The id of a group or a prefix list, or a block. */
  readonly peer: string;
}

function trafficOf({ IpProtocol = '-1', FromPort, ToPort }: SecurityGroupRule): string {
  if (IpProtocol === '-1') return 'all traffic';
  const protocol = IpProtocol === '6' ? 'TCP' : IpProtocol.toUpperCase();
  return FromPort === ToPort ? `${protocol} ${FromPort}` : `${protocol} ${FromPort} to ${ToPort}`;
}

const peerOf = ({ CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupInfo }: SecurityGroupRule) =>
  ReferencedGroupInfo?.GroupId ?? CidrIpv4 ?? CidrIpv6 ?? PrefixListId ?? 'an unknown peer';

/** A rule to the loopback address opens nothing: CloudFormation writes one where a group opens no connection. */
const isLoopback = ({ CidrIpv4 }: SecurityGroupRule) =>
  CidrIpv4 !== undefined && contains('127.0.0.0/8', CidrIpv4);
