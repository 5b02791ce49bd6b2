import type { Deployment } from '../../config/deployment';
import { type Permission, statementIdOf } from '../../plan/permission';
import { the } from '../../plan/resource';
import { foundationModelArn, inferenceProfileArn, invokeId } from './names';
import type { BedrockModel } from './schema';

/** What a lane's role needs to call a Bedrock model. */
export const callsBedrock = (model: BedrockModel, deployment: Deployment): readonly Permission[] =>
  model.profile ? toInvokeProfile(model, model.profile, deployment) : [toInvokeInRegion(model, deployment)];

/** IAM authorizes Converse and ConverseStream as these two actions. */
const INVOKE = {
  effect: 'Allow',
  actions: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
  through: ['bedrock-runtime'],
} as const;

function toInvokeInRegion(model: BedrockModel, deployment: Deployment): Permission {
  return {
    ...INVOKE,
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
    { ...INVOKE, sid: statementIdOf('Invoke', model), resources: [profileArn] },
    {
      ...INVOKE,
      sid: statementIdOf('Reach', model),
      resources: [...new Set([deployment.region, ...named])].map(foundationModelIn),
      conditions: { StringEquals: byProfile },
    },
    ...(anywhere
      ? [
          {
            ...INVOKE,
            sid: statementIdOf('ReachGlobally', model),
            resources: [foundationModelIn('')],
            conditions: { StringEquals: { ...byProfile, 'aws:RequestedRegion': ['unspecified'] } },
          },
        ]
      : []),
  ];
}

/**
 * What a lane's role needs so that Bedrock applies the guardrail to its calls: the guardrail, and its key, which
 * Bedrock uses with the caller's permission (Bedrock user guide, "Permissions to use a guardrail encrypted with a
 * customer managed key").
 */
export const appliesGuardrail = ({ guardrail }: Deployment): readonly Permission[] =>
  !guardrail || 'none' in guardrail
    ? []
    : [
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
        },
      ];
