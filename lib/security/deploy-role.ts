import type { Stack } from 'aws-cdk-lib';
import { deployRoleOf } from '../plan/deploy-role';

/**
 * The role with which CloudFormation creates and updates this stack, as its synthesizer knows it. It is the one principal
 * that may change what guards the retained resources, so each change of a guard is a deploy.
 */
export function deployRoleArn({ account, region, synthesizer }: Stack): string {
  return 'deployedBy' in synthesizer ? String(synthesizer.deployedBy) : deployRoleOf({ account, region });
}
