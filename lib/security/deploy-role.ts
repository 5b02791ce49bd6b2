import { DefaultStackSynthesizer, type Stack } from 'aws-cdk-lib';
import { arnIn } from '../plan/arns';

/**
 * The role with which CloudFormation creates and updates this stack, as its synthesizer knows it. It is the one principal
 * that may change what guards the retained resources, so each change of a guard is a deploy.
 */
export function deployRoleArn({ account, region, synthesizer }: Stack): string {
  if ('deployedBy' in synthesizer) return String(synthesizer.deployedBy);
  const name = `cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-cfn-exec-role-${account}-${region}`;
  return arnIn({ account, region }, 'iam', `role/${name}`, { region: '' });
}
