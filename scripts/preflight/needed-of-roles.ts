import type { Template } from '../../lib/assembly/template';
import type { Deployment } from '../../lib/config/deployment';
import { vouched } from '../../lib/config/imports/vouched';
import { roleReport } from '../../lib/proof/role-report';
import type { ImportedPrerequisite } from './imported-prerequisite';

/**
 * The roles that a deployment imports, as the report for their owner says they are. Pure.
 *
 * @param templates of the deployment, by stack name: the policies of roles name what they create
 */
export function neededOfRoles(
  deployment: Deployment,
  templates: ReadonlyMap<string, Template>,
): readonly ImportedPrerequisite[] {
  const report = roleReport(deployment, Object.fromEntries(templates), (pattern) => `<${pattern}>`);
  if (!report) return [];
  const all = vouched(deployment);
  return [
    ...report.roles.flatMap((role) =>
      all
        .filter(({ path }) => path === `imports.roles.arns.${role.use}`)
        .map((of) => ({ kind: 'imported-role' as const, of, role, deployment: deployment.name })),
    ),
    ...all
      .filter(({ path }) => path === 'imports.roles.instanceProfile')
      .map((of) => ({
        kind: 'imported-instance-profile' as const,
        of,
        role: deployment.imports.roles?.arns['vllm-instance'],
      })),
  ];
}
