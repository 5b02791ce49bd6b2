import { createHash } from 'node:crypto';
import {
  aws_bedrock as bedrock,
  CrossStackReferences,
  type aws_kms as kms,
  ReferenceStrength,
  RemovalPolicy,
  Stack,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { arnIn } from '../../plan/arns';
import type { PublishedGuardrail } from '../../resources/inference-resources';
import { CREDENTIALS_MASKED, contentPolicy, type FilterStrength } from './content-policy';

export interface VersionedGuardrailProps {
  readonly name: string;
  readonly contentFilters: FilterStrength;
  /** Encrypts the guardrail's definition. */
  readonly key: kms.IKey;
}

/**
 * The guardrail for every Bedrock answer, and the published version of it that the routers name.
 *
 * A version never changes, so its construct id contains a digest of the policies: other policies make another
 * version, and the routers use it from the next deploy of their stack. The old version is retained, because routers
 * use it until then. The reference to the version is weak, so that a deploy may replace it.
 */
export class VersionedGuardrail extends Construct {
  readonly published: PublishedGuardrail;
  readonly arn: string;
  /** A caller that applies the guardrail needs kms:Decrypt on this key. */
  readonly key: kms.IKey;

  constructor(scope: Construct, id: string, { name, contentFilters, key }: VersionedGuardrailProps) {
    super(scope, id);
    const policies = {
      contentPolicyConfig: contentPolicy(contentFilters),
      sensitiveInformationPolicyConfig: CREDENTIALS_MASKED,
      blockedInputMessaging: 'This request was blocked by the content policy of this deployment.',
      blockedOutputsMessaging: 'This answer was blocked by the content policy of this deployment.',
    };

    const guardrail = new bedrock.CfnGuardrail(this, 'Guardrail', {
      name,
      description: `Content policy of deployment ${name}`,
      kmsKeyArn: key.keyArn,
      ...policies,
    });
    const version = new bedrock.CfnGuardrailVersion(this, `Version-${digest(policies)}`, {
      guardrailIdentifier: guardrail.attrGuardrailId,
    });
    version.applyRemovalPolicy(RemovalPolicy.RETAIN);
    CrossStackReferences.of(version).produce(ReferenceStrength.WEAK);

    this.key = key;
    this.arn = guardrail.attrGuardrailArn;
    this.published = {
      // The ARN and not the short id: IAM compares `bedrock:GuardrailIdentifier` with an ARN.
      id: arnIn(Stack.of(this), 'bedrock', `guardrail/${guardrail.attrGuardrailId}`),
      version: version.attrVersion,
    };
  }
}

const digest = (policies: object) =>
  createHash('sha256').update(JSON.stringify(policies)).digest('hex').slice(0, 12);
