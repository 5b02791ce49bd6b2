import { aws_iam as iam, type aws_kms as kms, Stack } from 'aws-cdk-lib';
import { arnIn } from '../plan/arns';
import { CRYPTOGRAPHY, PUBLISH } from './key-policy';

// What EC2 Auto Scaling does with our keys, in the one role it has in an account.

/** Auto Scaling announces instance launches and terminations on a topic that this key encrypts. */
export function autoScalingPublishes(key: kms.Key): void {
  const { region, urlSuffix } = Stack.of(key);
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'AutoScalingPublishes',
      principals: [autoScalingRole(key)],
      actions: PUBLISH,
      resources: ['*'],
      conditions: { StringEquals: { 'kms:ViaService': `sns.${region}.${urlSuffix}` } },
    }),
  );
}

/**
 * Auto Scaling launches instances whose volumes this key encrypts. Both statements are those of the EC2 Auto
 * Scaling user guide, "Required AWS KMS key policy for use with encrypted volumes".
 */
export function autoScalingEncryptsVolumes(key: kms.Key): void {
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'AutoScalingEncryptsVolumes',
      principals: [autoScalingRole(key)],
      actions: CRYPTOGRAPHY,
      resources: ['*'],
    }),
  );
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'AutoScalingAttachesVolumes',
      principals: [autoScalingRole(key)],
      actions: ['kms:CreateGrant'],
      resources: ['*'],
      conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
  );
}

/**
 * The account's service-linked role. It must exist before a key names it: an account that has ever had an Auto
 * Scaling group has it, and `npm run deploy` checks.
 */
function autoScalingRole(key: kms.Key): iam.IPrincipal {
  const path = 'role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling';
  return new iam.ArnPrincipal(arnIn(Stack.of(key), 'iam', path, { region: '' }));
}
