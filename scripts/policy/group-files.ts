import type { Deployment } from '../../lib/config/deployment';
import { basisOf } from '../../lib/proof/expected/basis-of';
import { type GroupDescription, type GroupRule, groupDescriptions } from '../../lib/proof/group-descriptions';
import { groupsPage } from './groups-page';
import type { NewFile } from './write-new-files';

/** The report for the team that owns the network: one file for each imported security group, and one page about all. */
export function groupFiles(deployment: Deployment): readonly NewFile[] {
  const groups = groupDescriptions(basisOf(deployment));
  if (groups.length === 0) return [];
  return [
    ...groups.map((one) => ({
      name: `security-group-${one.use}`,
      text: `${JSON.stringify(asEc2(one), null, 2)}\n`,
      words: `the rules of ${one.id}`,
    })),
    {
      name: 'security-groups',
      ending: 'md',
      text: groupsPage(deployment.name, groups),
      words: 'all security groups on one page',
    },
  ];
}

/** By the names of EC2's own requests and answers. */
const asEc2 = ({ id, vpc, ingress, egress }: GroupDescription) => ({
  GroupId: id,
  VpcId: vpc,
  IpPermissions: ingress.map((rule) => permission(rule, 'from')),
  IpPermissionsEgress: egress.map((rule) => permission(rule, 'to')),
});

function permission({ port, peer, side }: GroupRule, direction: 'from' | 'to') {
  const Description = `${direction} ${side}`;
  return {
    IpProtocol: 'tcp',
    FromPort: port,
    ToPort: port,
    ...('group' in peer && { UserIdGroupPairs: [{ GroupId: peer.group, Description }] }),
    ...('cidr' in peer && { IpRanges: [{ CidrIp: peer.cidr, Description }] }),
    ...('prefixList' in peer && { PrefixListIds: [{ PrefixListId: peer.prefixList, Description }] }),
  };
}
