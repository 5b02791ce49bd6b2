import type { Template } from '../../lib/assembly/template';
import type { Deployment } from '../../lib/config/deployment';
import { vouched } from '../../lib/config/imports/vouched';
import { permissionsBoundaryOf } from '../../lib/plan/permissions-boundary';
import { Undecided } from '../../lib/proof/undecided';
import { neededOfAccount } from './needed-of-account';
import { neededOfGroups } from './needed-of-groups';
import { neededOfImports } from './needed-of-imports';
import { neededOfRoles } from './needed-of-roles';
import { neededOfTemplates } from './needed-of-templates';
import { deployCalls } from './organization/deploy-calls';
import type { PlannedCall } from './organization/planned-call';
import type { PolicySource } from './organization/policy-source';
import { runCalls } from './organization/run-calls';
import type { Prerequisite, PrerequisiteOf } from './prerequisite';

/**
 * What an account may have that a deployment would meet only while it is deployed, or later. A check of something new goes
 * here, or into one of the files that this one calls. Pure.
 *
 * @param templates of the deployment, by stack name
 * @param role the ARN of the role that CloudFormation deploys with
 * @param files service control policies that a person named. @default none
 * @param passes the values that a deploy passes through. @default the deployment alone
 */
export function neededFurther(
  deployment: Deployment,
  templates: ReadonlyMap<string, Template>,
  role: string,
  files: readonly PolicySource[] = [],
  passes: readonly Deployment[] = [deployment],
): readonly Prerequisite[] {
  const planned = plannedCalls(deployment, templates, role);
  const sources: readonly PolicySource[] = files.length > 0 ? files : [{ kind: 'organization' }];
  return [
    ...neededOfAccount(deployment),
    ...neededOfImports(deployment),
    ...neededOfRoles(deployment, templates),
    ...neededOfGroups(passes),
    ...neededOfTemplates(templates),
    ...boundaryCalls(deployment, planned.calls),
    ...sources.map((from) => ({
      kind: 'organization-policies' as const,
      account: deployment.account,
      from,
      ...planned,
    })),
  ];
}

/** What a boundary has to leave the roles, where the proof does not have its document. */
function boundaryCalls(deployment: Deployment, calls: readonly PlannedCall[]): readonly Prerequisite[] {
  const of = vouched(deployment).find(({ path }) => path === 'accountRules.permissionsBoundary');
  const arn = permissionsBoundaryOf(deployment);
  if (of === undefined || arn === undefined) return [];
  return [{ kind: 'boundary-calls', of, arn, calls: calls.filter(({ when }) => when === 'run') }];
}

/** The calls of the roles and of the deploy; and why those of the roles cannot be read, if they cannot. */
function plannedCalls(
  deployment: Deployment,
  templates: ReadonlyMap<string, Template>,
  role: string,
): Pick<PrerequisiteOf<'organization-policies'>, 'calls' | 'unread'> {
  const ofDeploy = deployCalls(deployment, [...templates.values()], role);
  try {
    return { calls: [...runCalls(deployment, Object.fromEntries(templates)), ...ofDeploy] };
  } catch (error) {
    if (error instanceof Undecided) return { calls: ofDeploy, unread: error.message };
    throw error;
  }
}
