import { aws_iam as iam, type aws_kms as kms } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { LANES, type Lane } from '../../policy/lane';
import type { Deployment } from '../config/deployment';
import { guardrailPermissions, lanePermissions, toStatement } from '../plan/lane-permissions';
import type { LaneIdentity } from '../resources/foundation-resources';
import { problemsOfSize } from '../security/managed-policy-size';

export interface ModelAccessProps {
  readonly deployment: Deployment;
  readonly lanes: Readonly<Partial<Record<Lane, LaneIdentity>>>;
  /** The guardrail on Bedrock answers and the key of its definition. @default none */
  readonly guardrail?: { readonly arn: string; readonly key: kms.IKey };
}

/**
 * One managed policy per lane: the models it may call, from the same table the router decides by, and what it
 * must never call (I3, I4). `vllm` models need none, the network admits to them.
 */
export class ModelAccess extends Construct {
  constructor(scope: Construct, id: string, { deployment, lanes, guardrail }: ModelAccessProps) {
    super(scope, id);
    for (const lane of LANES) {
      const identity = lanes[lane];
      if (!identity) continue;
      const policy = new iam.ManagedPolicy(this, lane, {
        description: `Models the ${lane} lane of ${deployment.name} may call`,
        roles: [identity.role],
        statements: [
          ...lanePermissions(deployment, lane).map(toStatement),
          ...(guardrail ? guardrailStatements(deployment, lane, guardrail) : []),
        ],
      });
      policy.node.addValidation({ validate: () => problemsOfSize(policy) });
    }
  }
}

/** Whoever asks for an answer under a guardrail needs its key too (Bedrock user guide, guardrails-permissions-kms). */
function guardrailStatements(
  deployment: Deployment,
  lane: Lane,
  { arn, key }: NonNullable<ModelAccessProps['guardrail']>,
): iam.PolicyStatement[] {
  const apply = guardrailPermissions(deployment, lane, arn).map(toStatement);
  if (apply.length === 0) return [];
  const read = new iam.PolicyStatement({
    sid: 'ReadGuardrail',
    actions: ['kms:Decrypt'],
    resources: [key.keyArn],
  });
  return [...apply, read];
}
