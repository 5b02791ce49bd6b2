import type { Basis } from './expected/basis';
import { type GroupDescription, type GroupRule, groupDescriptions } from './group-descriptions';
import { type FoundResource, type World, withFurther } from './template/world';
import { vouched } from './vouched-resources';

/**
 * The world of a deployment with the security groups that it imports, as their owner says they are: each with the rules that
 * the deployment needs, exactly. So who reaches what is still evaluated, from the groups that the templates name.
 */
export const worldWithGroups = (world: World, basis: Basis): World =>
  withFurther(
    world,
    groupDescriptions(basis).map((one) => asResource(world, one)),
  );

const asResource = ({ templates }: World, { id, vpc, ingress, egress }: GroupDescription): FoundResource =>
  vouched(templates, 'AWS::EC2::SecurityGroup', id, {
    VpcId: vpc,
    SecurityGroupIngress: ingress.map((rule) => asProperty('Source', rule)),
    SecurityGroupEgress: egress.map((rule) => asProperty('Destination', rule)),
  });

const asProperty = (side: 'Source' | 'Destination', { port, peer }: GroupRule) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  ...('group' in peer && { [`${side}SecurityGroupId`]: peer.group }),
  ...('cidr' in peer && { CidrIp: peer.cidr }),
  ...('prefixList' in peer && { [`${side}PrefixListId`]: peer.prefixList }),
});
