import { aws_iam as iam, type aws_kms as kms, Stack } from 'aws-cdk-lib';
import { arnIn } from '../plan/arns';
import { CRYPTOGRAPHY, PUBLISH } from './key-policy';

// How EC2 Auto Scaling uses our keys, with its service-linked role.

/** Lets Auto Scaling publish instance launches and terminations to a topic that this key encrypts. */
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
 * Lets Auto Scaling launch instances whose volumes this key encrypts. Both statements are from the EC2 Auto
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
 * The account's service-linked role. It must exist before a key policy names it. It exists in every account that has
 * ever had an Auto Scaling group, and `npm run deploy` checks it.
 */
function autoScalingRole(key: kms.Key): iam.IPrincipal {
  const path = 'role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling';
  return new iam.ArnPrincipal(arnIn(Stack.of(key), 'iam', path, { region: '' }));
}
