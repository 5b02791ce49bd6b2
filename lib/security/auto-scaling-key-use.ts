import { aws_iam as iam, type aws_kms as kms, Stack } from 'aws-cdk-lib';
import { arnIn } from '../plan/arns';
import { CRYPTOGRAPHY, PUBLISH } from './key-policy';

// How EC2 Auto Scaling uses our keys, with its service-linked role.

/** Lets Auto Scaling publish instance launches and terminations to a topic that this key encrypts. */
export function autoScalingPublishes(key: kms.IKey): void {
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
 *
 * That page has no `kms:ViaService`. It also says that the AWS managed key for EBS needs no further statement, and that
 * key's policy allows calls through Amazon EC2 only (KMS developer guide, "kms:ViaService", the example of
 * `aws/ebs`). So every call that a launch needs comes through Amazon EC2, and no other is allowed here.
 */
export function autoScalingEncryptsVolumes(key: kms.IKey): void {
  const { region, urlSuffix } = Stack.of(key);
  const throughEc2 = { StringEquals: { 'kms:ViaService': `ec2.${region}.${urlSuffix}` } };
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'AutoScalingEncryptsVolumes',
      principals: [autoScalingRole(key)],
      actions: CRYPTOGRAPHY,
      resources: ['*'],
      conditions: throughEc2,
    }),
  );
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'AutoScalingAttachesVolumes',
      principals: [autoScalingRole(key)],
      actions: ['kms:CreateGrant'],
      resources: ['*'],
      conditions: { ...throughEc2, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
  );
}

/**
 * The account's service-linked role. It must exist before a key policy names it. It exists in every account that has
 * ever had an Auto Scaling group, and `npm run deploy` checks it.
 */
function autoScalingRole(key: kms.IKey): iam.IPrincipal {
  const path = 'role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling';
  return new iam.ArnPrincipal(arnIn(Stack.of(key), 'iam', path, { region: '' }));
}
