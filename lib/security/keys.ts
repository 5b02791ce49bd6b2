import { type aws_iam as iam, aws_kms as kms, RemovalPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Deployment } from '../config/deployment';
import type { KeyName } from '../config/imports/imported-keys';
import type { Plan } from '../plan/plan';
import { autoScalingEncryptsVolumes, autoScalingPublishes } from './auto-scaling-key-use';
import {
  alarmsPublish,
  basePolicy,
  logGroupsEncrypt,
  onlyRoleSigns,
  rolesDigest,
  topicsKeepUndelivered,
  usableThrough,
} from './key-policy';

export interface EncryptionKeysProps {
  readonly plan: Pick<Plan, 'deployment' | 'ownInstances' | 'dataKeyServices'>;
}

/**
 * The keys of a deployment. Each is retained when its stack is deleted, because the data that it encrypts is
 * retained.
 *
 * A key policy names the principals that use the key, and through which service. Account administrators manage keys
 * but cannot decrypt with them directly. No policy allows a `*` principal. Operators find a key by its alias. Aliases
 * are deleted with the stack, so a second deployment of the same name does not collide with a retained key.
 */
export class EncryptionKeys extends Construct {
  /** Logs, topics, queues, Lambda environments, weights, images. */
  readonly data: kms.IKey;
  /** The audit buckets and the audit stream only. */
  readonly audit: kms.IKey;
  /** HMAC key from which the router derives its daily digest key. */
  readonly digest: kms.IKey;
  /** Signs the statements about the chains of records. */
  readonly heads: kms.IKey;
  /** GPU volumes. Only if the account runs EC2 instances. */
  readonly volumes?: kms.IKey;

  constructor(scope: Construct, id: string, { plan }: EncryptionKeysProps) {
    super(scope, id);
    const { deployment } = plan;
    const key = (name: KeyName, keyId: string, props: kms.KeyProps) =>
      this.keyOf(deployment, name, keyId, props);

    this.data = key('data', 'Data', {
      description: 'Logs, topics, queues, Lambda environments, weights, images',
      enableKeyRotation: true,
    });
    usableThrough(this.data, plan.dataKeyServices);
    logGroupsEncrypt(this.data);
    alarmsPublish(this.data);
    topicsKeepUndelivered(this.data);

    this.audit = key('audit', 'Audit', {
      description: 'Audit stream and audit buckets',
      enableKeyRotation: true,
    });
    usableThrough(this.audit, ['s3', 'firehose']);

    // KMS rotates symmetric encryption keys only. The router derives a new digest key from this key each UTC day, so
    // a digest key is used for one day at most.
    this.digest = key('digest', 'Digest', {
      description: 'HMAC key for the digests of prompts and answers in audit records',
      keySpec: kms.KeySpec.HMAC_256,
      keyUsage: kms.KeyUsage.GENERATE_VERIFY_MAC,
    });

    // KMS does not rotate asymmetric keys, and verifying an old statement needs the key that signed it.
    this.heads = key('heads', 'Heads', {
      description: 'Signs what each chain of audit records ends with',
      keySpec: kms.KeySpec.ECC_NIST_P256,
      keyUsage: kms.KeyUsage.SIGN_VERIFY,
    });

    if (plan.ownInstances) {
      this.volumes = key('volumes', 'Volumes', {
        description: 'Volumes of GPU instances',
        enableKeyRotation: true,
      });
      autoScalingEncryptsVolumes(this.volumes);
      autoScalingPublishes(this.data);
    }
  }

  /** An imported key has the policy of its owner: what the constructs add to a policy is left out for it. */
  private keyOf(
    { imports, name: deployment }: Deployment,
    name: KeyName,
    id: string,
    props: kms.KeyProps,
  ): kms.IKey {
    const imported = imports.keys[name];
    return imported
      ? kms.Key.fromKeyArn(this, id, imported.arn)
      : new RetainedKey(this, id, { alias: `${deployment}/${name}`, ...props });
  }

  /** Lets these roles, and no others, compute digests. */
  allowDigests(roles: readonly iam.IRole[]): void {
    rolesDigest(this.digest, roles);
  }

  /** Lets this role, and no other principal, sign statements. */
  allowSigning(role: iam.IRole): void {
    onlyRoleSigns(this.heads, role);
  }
}

/**
 * A key that is retained when its stack is deleted. Its policy lets no principal encrypt until a statement is added.
 */
class RetainedKey extends kms.Key {
  constructor(scope: Construct, id: string, props: kms.KeyProps) {
    super(scope, id, { ...props, removalPolicy: RemovalPolicy.RETAIN, policy: basePolicy() });
  }
}
