import type { Template } from '../../lib/assembly/template';

/**
 * The role that the templates let change the guards of retained resources: the one with which CloudFormation deploys. Its
 * qualifier is the account's own choice, so it is read from the templates.
 */
export function deployRoleIn(templates: readonly Template[]): string {
  const [role] = DEPLOY_ROLE.exec(JSON.stringify(templates)) ?? [];
  if (role === undefined) throw new Error('no template names the role of the CDK bootstrap that deploys');
  return role;
}

const DEPLOY_ROLE = /arn:[a-z-]+:iam::\d{12}:role\/cdk-[a-z0-9]{1,10}-cfn-exec-role-\d{12}-[a-z0-9-]+/i;
