import type { Deployment } from '../../config/deployment';
import { STACK_PARTS } from '../../config/stack-parts';

/**
 * Who made a role that no person and no application has, in words; `undefined` for any other principal. CloudFormation
 * begins the name of a role with the name of its stack.
 */
export function madeBy(arn: string, { name }: Pick<Deployment, 'name'>): string | undefined {
  const [, path = '', role = ''] = /:role\/((?:.*\/)?)([^/]+)$/.exec(arn) ?? [];
  if (STACK_PARTS.some((part) => role.startsWith(`${name}-${part}-`))) return 'A role of this deployment';
  if (/-foundation-Roles/.test(role)) return 'A role of another deployment';
  if (/^cdk-[^-]+-(cfn-exec|deploy|file-publishing|image-publishing|lookup)-role-/.test(role)) {
    return 'A role of the CDK bootstrap';
  }
  if (path.startsWith('aws-service-role/')) return 'A service-linked role';
  return undefined;
}
