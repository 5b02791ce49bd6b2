import { DefaultStackSynthesizer, type Stack } from 'aws-cdk-lib';
import { arnIn } from '../plan/arns';

/**
 * The role of the CDK bootstrap with which CloudFormation creates and updates this stack. It is the one principal that
 * may change what guards the retained resources, so each change of a guard is a deploy.
 */
export function deployRoleArn({ account, region, synthesizer }: Stack): string {
  const qualifier = synthesizer.bootstrapQualifier ?? DefaultStackSynthesizer.DEFAULT_QUALIFIER;
  const name = `cdk-${qualifier}-cfn-exec-role-${account}-${region}`;
  return arnIn({ account, region }, 'iam', `role/${name}`, { region: '' });
}
