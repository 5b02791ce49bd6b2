import type { Deployment } from '../../config/deployment';
import { bedrockTask } from '../../config/facts/bedrock';
import { modelsOn } from '../../config/model';
import { type Permission, statementIdOf } from '../../plan/permission';
import { the } from '../../plan/resource';
import { foundationModelArn, inferenceProfileArn, invokeId } from './names';
import type { BedrockModel } from './schema';

/** What a lane's role needs to call a Bedrock model. */
export const callsBedrock = (model: BedrockModel, deployment: Deployment): readonly Permission[] =>
  model.profile ? toInvokeProfile(model, model.profile, deployment) : [toInvokeInRegion(model, deployment)];

/** IAM authorizes Converse and ConverseStream as these two actions. */
const ACTIONS = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'] as const;

/** What calls this model: ConverseStream, or InvokeModel alone for a model for embedding. */
const invoke = (model: BedrockModel) =>
  ({
    effect: 'Allow',
    actions: embeds(model) ? ['bedrock:InvokeModel'] : ACTIONS,
    through: ['bedrock-runtime'],
  }) as const;

const embeds = ({ modelId }: BedrockModel) => bedrockTask(modelId) === 'embedding';

function toInvokeInRegion(model: BedrockModel, deployment: Deployment): Permission {
  return {
    ...invoke(model),
    sid: statementIdOf('Invoke', model),
    resources: [foundationModelArn(deployment, model.modelId, deployment.region)],
  };
}

/**
 * IAM authorizes cross-region inference twice: on the profile in this region, and on the foundation model in each
 * destination of the profile. A condition limits the second to calls through that profile. For the global destination,
 * the ARN of the foundation model has no region (AWS, "Securing cross-Region inference", 2026-01).
 */
function toInvokeProfile(
  model: BedrockModel,
  profile: NonNullable<BedrockModel['profile']>,
  deployment: Deployment,
): readonly Permission[] {
  const profileArn = inferenceProfileArn(deployment, invokeId(model));
  const byProfile = { 'bedrock:InferenceProfileArn': [profileArn] };
  const foundationModelIn = (region: string) => foundationModelArn(deployment, model.modelId, region);
  const anywhere = profile.destinations === 'any commercial region';
  const named = anywhere ? [] : profile.destinations;
  return [
    { ...invoke(model), sid: statementIdOf('Invoke', model), resources: [profileArn] },
    {
      ...invoke(model),
      sid: statementIdOf('Reach', model),
      resources: [...new Set([deployment.region, ...named])].map(foundationModelIn),
      conditions: { StringEquals: byProfile },
    },
    ...(anywhere
      ? [
          {
            ...invoke(model),
            sid: statementIdOf('ReachGlobally', model),
            resources: [foundationModelIn('')],
            conditions: { StringEquals: { ...byProfile, 'aws:RequestedRegion': ['unspecified'] } },
          },
        ]
      : []),
  ];
}

/** Whether the deployment has a guardrail. Otherwise it has no Bedrock model, or it states why there is none. */
export const hasGuardrail = ({ guardrail }: Pick<Deployment, 'guardrail'>) =>
  guardrail !== undefined && 'contentFilters' in guardrail;

/**
 * What a lane's role needs so that Bedrock applies the guardrail to its calls, and what it must never do without it.
 *
 * Bedrock uses the guardrail's key with the caller's permission (Bedrock user guide, "Permissions to use a guardrail
 * encrypted with a customer managed key").
 */
export const usesGuardrail = (
  called: readonly BedrockModel[],
  deployment: Deployment,
): readonly Permission[] => {
  if (!hasGuardrail(deployment)) return [];
  return [...(called.every(embeds) ? [] : APPLIES_GUARDRAIL), onlyWithGuardrail(deployment)];
};

/** For calls of models that chat. */
const APPLIES_GUARDRAIL: readonly Permission[] = [
  {
    sid: 'ApplyGuardrail',
    effect: 'Allow',
    actions: ['bedrock:ApplyGuardrail'],
    resources: [the('guardrail')],
    through: ['bedrock-runtime'],
  },
  {
    sid: 'ReadGuardrail',
    effect: 'Allow',
    actions: ['kms:Decrypt'],
    resources: [the('data-key')],
    through: [],
    viaService: 'bedrock',
  },
];

/**
 * Denies every call of a model that does not name a published version of this deployment's guardrail (Bedrock user
 * guide, "Enforce the use of specific guardrails in model inference requests", example 3, 2026-11).
 *
 * - A deny, not a condition on what is allowed: it also holds for a permission that is added later, and a missing key
 *   matches a negated operator, so a call without a guardrail is denied.
 * - Any published version, not one: a deploy publishes a new version before the routers name it, and every version of
 *   this guardrail comes from this template. Bedrock writes the draft, which can change at any time, without a colon
 *   and a number, so a call with the draft is denied.
 * - `bedrock:ApplyGuardrail` has no such key. Its resource is the guardrail.
 * - With an inference profile IAM evaluates the same request for the profile and for each destination, so the key is
 *   the same in each.
 * - Models for embedding are left out, by name: Bedrock applies no guardrail to them (Bedrock user guide, "Supported
 *   Regions and models for Amazon Bedrock Guardrails", 2026-11).
 */
function onlyWithGuardrail(deployment: Deployment): Permission {
  const embedding = modelsOn(deployment.models, 'bedrock').filter(embeds);
  const unguarded = embedding.flatMap((model) =>
    [callsBedrock(model, deployment)].flat().flatMap(({ resources }) => resources),
  );
  return {
    sid: 'OnlyWithGuardrail',
    effect: 'Deny',
    actions: ACTIONS,
    ...(unguarded.length > 0 ? { resources: [], except: unguarded } : { resources: ['*'] }),
    conditions: { ArnNotLike: { 'bedrock:GuardrailIdentifier': [the('guardrail-versions')] } },
    through: [],
  };
}
