import type { Deployment } from '../../lib/config/deployment';
import { vouched } from '../../lib/config/imports/vouched';
import { basisOf } from '../../lib/proof/expected/basis-of';
import { groupDescriptions } from '../../lib/proof/group-descriptions';
import type { ImportedPrerequisite } from './imported-prerequisite';

/** The security groups that a deployment imports, as the report for their owner says they are. Pure. */
export function neededOfGroups(deployment: Deployment): readonly ImportedPrerequisite[] {
  const all = vouched(deployment);
  return groupDescriptions(basisOf(deployment)).flatMap((group) =>
    all
      .filter(({ path }) => path === `imports.securityGroups.ids.${group.use}`)
      .map((of) => ({
        kind: 'imported-security-group' as const,
        of,
        group,
        deployment: deployment.name,
      })),
  );
}
