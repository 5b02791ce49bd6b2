import { aws_iam as iam, aws_kms as kms } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FoundationKeys } from '../resources/foundation-resources';
import type { EncryptionKeys } from './keys';

/**
 * The keys as later stacks get them: to use, never to write into. A library construct given a key itself adds
 * statements to its policy, in the foundation's template, for whatever it builds.
 */
export function fixedKeys(scope: Construct, id: string, keys: EncryptionKeys): FoundationKeys {
  const names = new Construct(scope, id);
  const fixed = (name: string, key: kms.IKey) => kms.Key.fromKeyArn(names, name, key.keyArn);
  return {
    data: fixed('Data', keys.data),
    audit: fixed('Audit', keys.audit),
    // Nothing encrypts with this one, so nothing writes into it; and its id is wanted, not only its ARN.
    digest: keys.digest,
    ...(keys.volumes && { volumes: fixed('Volumes', keys.volumes) }),
  };
}

/**
 * A role of the foundation to hand to a library construct that would otherwise write its own statements into
 * it, as an inline policy, in the foundation's stack. It can be used and passed on, never added to.
 */
export function fixedRole(scope: Construct, id: string, role: iam.IRole): iam.IRole {
  return iam.Role.fromRoleArn(scope, id, role.roleArn, { mutable: false });
}
