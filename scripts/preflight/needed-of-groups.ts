import type { Deployment } from '../../lib/config/deployment';
import { vouched } from '../../lib/config/imports/vouched';
import { basisOf } from '../../lib/proof/expected/basis-of';
import { type GroupDescription, type GroupRule, groupDescriptions } from '../../lib/proof/group-descriptions';
import type { ImportedPrerequisite } from './imported-prerequisite';

/**
 * The security groups that a deployment imports, as the report for their owner says they are. Pure.
 *
 * @param passes the values that are deployed one after the other: each group needs the rules of all of them
 */
export function neededOfGroups(passes: readonly Deployment[]): readonly ImportedPrerequisite[] {
  const groups = new Map<string, ReturnType<typeof needed>[number]>();
  for (const one of passes.flatMap(needed)) {
    const known = groups.get(one.group.id);
    groups.set(one.group.id, known ? { ...known, group: together(known.group, one.group) } : one);
  }
  return [...groups.values()];
}

const needed = (deployment: Deployment) =>
  groupDescriptions(basisOf(deployment)).flatMap((group) =>
    vouched(deployment)
      .filter(({ path }) => path === `imports.securityGroups.ids.${group.use}`)
      .map((of) => ({
        kind: 'imported-security-group' as const,
        of,
        group,
        deployment: deployment.name,
      })),
  );

const together = (one: GroupDescription, other: GroupDescription): GroupDescription => ({
  ...one,
  ingress: distinct([...one.ingress, ...other.ingress]),
  egress: distinct([...one.egress, ...other.egress]),
});

const distinct = (rules: readonly GroupRule[]): readonly GroupRule[] => [
  ...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values(),
];
