import { readAssembly } from '../../lib/assembly/read-assembly';
import { withTemporaryAssembly } from '../../lib/assembly/temporary-assembly';
import type { Deployment } from '../../lib/config/deployment';
import type { RoleDescription } from '../../lib/proof/role-descriptions';
import { roleReport } from '../../lib/proof/role-report';
import { rolesPage } from './roles-page';
import type { NewFile } from './write-new-files';

/**
 * The report for the team that owns IAM: one file for each imported role, and one page about all. It needs the templates:
 * the policies name what they create.
 */
export function roleFiles(deployment: Deployment): readonly NewFile[] {
  const { roles } = deployment.imports;
  const report = roles && roleReport(deployment, templatesOf(deployment));
  if (!report) return [];
  return [
    ...report.roles.map((role) => ({
      name: `role-${role.use}`,
      text: `${JSON.stringify(asIam(role), null, 2)}\n`,
      words: `the role ${role.arn}`,
    })),
    {
      name: 'policy-record-readers',
      text: `${JSON.stringify(report.recordReaders, null, 2)}\n`,
      words: 'a policy for those who read the records',
    },
    {
      name: 'roles',
      ending: 'md',
      text: rolesPage(deployment.name, report, roles.instanceProfile),
      words: 'all roles on one page',
    },
  ];
}

/** By the names of IAM's own requests and templates. */
const asIam = ({ name, path, trust, policies, boundary, tags }: RoleDescription) => ({
  RoleName: name,
  Path: path,
  AssumeRolePolicyDocument: trust,
  ...(boundary !== undefined && { PermissionsBoundary: boundary }),
  Policies: policies.map(({ part, document }) => ({ PolicyName: part, PolicyDocument: document })),
  Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
});

const templatesOf = (deployment: Deployment) =>
  withTemporaryAssembly(deployment, { bundling: false }, (outdir) =>
    Object.fromEntries(readAssembly(outdir).map(({ name, template }) => [name, template])),
  );
