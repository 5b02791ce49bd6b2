import { rulesOf } from '../../config/account-rules';
import type { Deployment } from '../../config/deployment';
import { nameByPattern } from '../../config/role-names';
import { stackName } from '../../config/stack-name';
import { STACK_PARTS } from '../../config/stack-parts';

/**
 * Who made a role that no person and no application has, in words; `undefined` for any other principal. CloudFormation
 * begins the name of a role with the name of its stack, where the account demands no pattern.
 */
export function madeBy(
  arn: string,
  deployment: Pick<Deployment, 'name' | 'accountRules'>,
): string | undefined {
  const [, path = '', role = ''] = /:role\/((?:.*\/)?)([^/]+)$/.exec(arn) ?? [];
  const { synthesis } = rulesOf(deployment);
  if (isOwn(role, deployment)) return 'A role of this deployment';
  if (Object.values(synthesis).includes(arn)) return 'A role that deploys';
  if (/-foundation-Roles/.test(role)) return 'A role of another deployment';
  if (/^cdk-[^-]+-(cfn-exec|deploy|file-publishing|image-publishing|lookup)-role-/.test(role)) {
    return 'A role of the CDK bootstrap';
  }
  if (path.startsWith('aws-service-role/')) return 'A service-linked role';
  return undefined;
}

function isOwn(role: string, deployment: Pick<Deployment, 'name' | 'accountRules'>): boolean {
  const { name: pattern } = rulesOf(deployment).roles;
  if (STACK_PARTS.some((part) => role.startsWith(`${stackName(deployment, part)}-`))) return true;
  if (pattern === undefined) return false;
  const [before = '', after = ''] = nameByPattern(pattern, deployment.name, '\n').split('\n');
  return role.startsWith(before) && role.includes(after, before.length);
}
