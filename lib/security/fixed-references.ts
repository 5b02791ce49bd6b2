import { aws_iam as iam, aws_kms as kms } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FoundationKeys } from '../resources/foundation-resources';
import type { EncryptionKeys } from './keys';

/**
 * The keys for later stacks: to use, without a way to change their policies. A library construct that gets the key
 * itself adds statements to the key's policy, in the foundation's template.
 */
export function fixedKeys(scope: Construct, id: string, keys: EncryptionKeys): FoundationKeys {
  const names = new Construct(scope, id);
  const fixed = (name: string, key: kms.IKey) => kms.Key.fromKeyArn(names, name, key.keyArn);
  return {
    data: fixed('Data', keys.data),
    audit: fixed('Audit', keys.audit),
    // The key itself: no library construct encrypts with it, and the router needs its id besides its ARN.
    digest: keys.digest,
    heads: fixed('Heads', keys.heads),
    ...(keys.volumes && { volumes: fixed('Volumes', keys.volumes) }),
  };
}

/**
 * A role of the foundation for a library construct. With the role itself, the construct would add an inline policy to
 * it in the foundation's stack. An immutable reference prevents that.
 */
export function fixedRole(scope: Construct, id: string, role: iam.IRole): iam.IRole {
  return iam.Role.fromRoleArn(scope, id, role.roleArn, { mutable: false });
}
