import { type aws_iam as iam, aws_kms as kms, RemovalPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Plan } from '../plan/plan';
import { autoScalingEncryptsVolumes, autoScalingPublishes } from './auto-scaling-key-use';
import {
  alarmsAndBudgetsPublish,
  basePolicy,
  logGroupsEncrypt,
  rolesDigest,
  usableThrough,
} from './key-policy';

export interface EncryptionKeysProps {
  readonly plan: Pick<Plan, 'deployment' | 'ownInstances'>;
}

/**
 * The keys of a deployment. Each is kept when its stack goes, because what it encrypts is kept too.
 *
 * A key policy here names who uses the key and through which service; account administrators manage keys but
 * cannot decrypt with them directly. No policy allows a `*` principal. The aliases are for people: they go with
 * the stack, so a second deployment of the same name does not collide with a key that was kept.
 */
export class EncryptionKeys extends Construct {
  /** Logs, topics, queues, Lambda environments, weights, images. */
  readonly data: kms.Key;
  /** The audit buckets and stream, nothing else. */
  readonly audit: kms.Key;
  /** HMAC key the router derives its daily digest key from. */
  readonly digest: kms.Key;
  /** GPU volumes. Only where the account runs EC2 instances. */
  readonly volumes?: kms.Key;

  constructor(scope: Construct, id: string, { plan }: EncryptionKeysProps) {
    super(scope, id);
    const { deployment } = plan;
    const alias = (name: string) => `${deployment.name}/${name}`;

    this.data = new RetainedKey(this, 'Data', {
      alias: alias('data'),
      description: 'Logs, topics, queues, Lambda environments, weights, images',
      enableKeyRotation: true,
    });
    const apiKeys = deployment.bearer?.apiKeys ? ['dynamodb'] : [];
    usableThrough(this.data, ['s3', 'ecr', 'lambda', 'sns', 'sqs', 'sagemaker', 'bedrock', ...apiKeys]);
    logGroupsEncrypt(this.data);
    alarmsAndBudgetsPublish(this.data);

    this.audit = new RetainedKey(this, 'Audit', {
      alias: alias('audit'),
      description: 'Audit stream and audit buckets',
      enableKeyRotation: true,
    });
    usableThrough(this.audit, ['s3', 'firehose']);

    // KMS rotates symmetric encryption keys only. The router derives a fresh digest key from this one each UTC
    // day, so no digest key lives longer than that.
    this.digest = new RetainedKey(this, 'Digest', {
      alias: alias('digest'),
      description: 'HMAC key for the digests of prompts and answers in audit records',
      keySpec: kms.KeySpec.HMAC_256,
      keyUsage: kms.KeyUsage.GENERATE_VERIFY_MAC,
    });

    if (plan.ownInstances) {
      this.volumes = new RetainedKey(this, 'Volumes', {
        alias: alias('volumes'),
        description: 'Volumes of GPU instances',
        enableKeyRotation: true,
      });
      autoScalingEncryptsVolumes(this.volumes);
      autoScalingPublishes(this.data);
    }
  }

  /** Lets these roles, and nobody else, make digests. */
  allowDigests(roles: readonly iam.IRole[]): void {
    rolesDigest(this.digest, roles);
  }
}

/** A key kept when its stack is deleted, that nobody can use until a statement below lets them. */
class RetainedKey extends kms.Key {
  constructor(scope: Construct, id: string, props: kms.KeyProps) {
    super(scope, id, { ...props, removalPolicy: RemovalPolicy.RETAIN, policy: basePolicy() });
  }
}
