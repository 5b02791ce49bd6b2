import type { ModelOn } from '../../../config/model';
import { allow, deny, type ExpectedStatement } from '../../matching/policy';
import type { Basis } from '../basis';
import { contentFiltersOf } from '../content-filters';
import { throughServices } from '../key-use';
import { guardrailArn, keyArn } from '../things';

/** IAM authorizes Converse and ConverseStream as these two actions. */
const INVOKE = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];

/** A model by its own ARN; with a profile, the profile, and the model in each destination through that profile alone. */
export function bedrockStatements(
  basis: Basis,
  { modelId, profile }: ModelOn<'bedrock'>,
): readonly ExpectedStatement[] {
  const { partition, deployment } = basis;
  const modelIn = (region: string) => `arn:${partition}:bedrock:${region}::foundation-model/${modelId}`;
  if (!profile) return [allow({ actions: INVOKE, resources: [modelIn(deployment.region)] })];
  const arn = basis.arn('bedrock', `inference-profile/${profile.scope}.${modelId}`);
  const throughProfile = { 'bedrock:InferenceProfileArn': [arn] };
  const anywhere = profile.destinations === 'any commercial region';
  const destinations = anywhere ? [] : profile.destinations;
  return [
    allow({ actions: INVOKE, resources: [arn] }),
    allow({
      actions: INVOKE,
      resources: [...new Set([deployment.region, ...destinations])].map(modelIn),
      conditions: { StringEquals: throughProfile },
    }),
    ...(anywhere
      ? [
          allow({
            actions: INVOKE,
            resources: [modelIn('')],
            conditions: {
              StringEquals: { ...throughProfile, 'aws:RequestedRegion': ['unspecified'] },
            },
          }),
        ]
      : []),
  ];
}

export function guardrailStatements(basis: Basis): readonly ExpectedStatement[] {
  if (contentFiltersOf(basis.deployment) === undefined) return [];
  return [
    allow({ actions: ['bedrock:ApplyGuardrail'], resources: [guardrailArn(basis)] }),
    // Bedrock decrypts the guardrail with the permission of the caller.
    allow({
      actions: ['kms:Decrypt'],
      resources: [keyArn(basis, 'data')],
      conditions: throughServices(basis, 'bedrock'),
    }),
    // Any published version; the draft, and a call that names no guardrail, are refused.
    deny({
      actions: INVOKE,
      resources: ['*'],
      conditions: { ArnNotLike: { 'bedrock:GuardrailIdentifier': [`${guardrailArn(basis)}:*`] } },
    }),
  ];
}
