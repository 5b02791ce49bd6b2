import type { Model, ModelOn } from '../../../config/model';
import { allow, deny, type ExpectedStatement } from '../../matching/policy';
import type { Basis } from '../basis';
import { contentFiltersOf } from '../content-filters';
import { throughServices } from '../key-use';
import { guardrailArn, keyArn } from '../things';
import { taskOf } from './task';

/** IAM authorizes Converse and ConverseStream as these two actions. */
const INVOKE = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];

/** `InvokeModel` alone embeds. */
const actionsFor = (model: ModelOn<'bedrock'>) =>
  taskOf(model) === 'embedding' ? ['bedrock:InvokeModel'] : INVOKE;

/** A model by its own ARN; with a profile, the profile, and the model in each destination through that profile alone. */
export function bedrockStatements(basis: Basis, model: ModelOn<'bedrock'>): readonly ExpectedStatement[] {
  const { modelId, profile } = model;
  const actions = actionsFor(model);
  const { partition, deployment } = basis;
  const modelIn = (region: string) => `arn:${partition}:bedrock:${region}::foundation-model/${modelId}`;
  if (!profile) return [allow({ actions, resources: [modelIn(deployment.region)] })];
  const arn = basis.arn('bedrock', `inference-profile/${profile.scope}.${modelId}`);
  const throughProfile = { 'bedrock:InferenceProfileArn': [arn] };
  const anywhere = profile.destinations === 'any commercial region';
  const destinations = anywhere ? [] : profile.destinations;
  return [
    allow({ actions, resources: [arn] }),
    allow({
      actions,
      resources: [...new Set([deployment.region, ...destinations])].map(modelIn),
      conditions: { StringEquals: throughProfile },
    }),
    ...(anywhere
      ? [
          allow({
            actions,
            resources: [modelIn('')],
            conditions: {
              StringEquals: { ...throughProfile, 'aws:RequestedRegion': ['unspecified'] },
            },
          }),
        ]
      : []),
  ];
}

export function guardrailStatements(basis: Basis, called: readonly Model[]): readonly ExpectedStatement[] {
  if (contentFiltersOf(basis.deployment) === undefined) return [];
  return [...(applies(basis, called) ? applyGuardrail(basis) : []), onlyWithGuardrail(basis)];
}

/** Whether one of these models is on Bedrock and chats. */
const applies = (basis: Basis, called: readonly Model[]): boolean =>
  basis
    .modelsOn('bedrock')
    .some((model) => taskOf(model) === 'chat' && called.some(({ name }) => name === model.name));

function applyGuardrail(basis: Basis): readonly ExpectedStatement[] {
  return [
    allow({ actions: ['bedrock:ApplyGuardrail'], resources: [guardrailArn(basis)] }),
    // Bedrock decrypts the guardrail with the permission of the caller.
    allow({
      actions: ['kms:Decrypt'],
      resources: [keyArn(basis, 'data')],
      conditions: throughServices(basis, 'bedrock'),
    }),
  ];
}

/** Any published version; the draft, and a call that names no guardrail, are refused. */
const onlyWithGuardrail = (basis: Basis): ExpectedStatement =>
  deny({
    actions: INVOKE,
    resources: exceptEmbedding(basis),
    conditions: { ArnNotLike: { 'bedrock:GuardrailIdentifier': [`${guardrailArn(basis)}:*`] } },
  });

/** Every resource but those of models for embedding, to which Bedrock applies no guardrail. */
function exceptEmbedding(basis: Basis): readonly string[] | { readonly not: readonly string[] } {
  const embedding = basis.modelsOn('bedrock').filter((model) => taskOf(model) === 'embedding');
  const named = embedding
    .flatMap((model) => bedrockStatements(basis, model))
    .flatMap(({ resources }) => (resources as readonly string[] | undefined) ?? []);
  return named.length > 0 ? { not: named } : ['*'];
}
