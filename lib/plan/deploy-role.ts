import { rulesOf } from '../config/account-rules';
import type { Deployment } from '../config/deployment';
import { arnIn } from './arns';

/**
 * The role with which CloudFormation creates and updates the stacks of a deployment. It is the one principal that may
 * change what guards the retained resources, so each change of a guard is a deploy.
 */
export function deployRoleOf(deployment: Pick<Deployment, 'account' | 'region' | 'accountRules'>): string {
  const { synthesis } = rulesOf(deployment);
  if (synthesis.kind === 'credentials') return synthesis.executionRole;
  if (synthesis.executionRole !== undefined) return synthesis.executionRole;
  const { account, region } = deployment;
  return arnIn(deployment, 'iam', `role/cdk-${synthesis.qualifier}-cfn-exec-role-${account}-${region}`, {
    region: '',
  });
}
