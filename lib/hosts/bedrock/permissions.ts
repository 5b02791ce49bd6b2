import type { Deployment } from '../../config/deployment';
import { type Permission, statementIdOf } from '../../plan/permission';
import { the } from '../../plan/resource';
import { foundationModelArn, inferenceProfileArn, invokeId } from './names';
import type { BedrockModel } from './schema';

/** What a lane's role needs to call a Bedrock model. */
export const callsBedrock = (model: BedrockModel, deployment: Deployment): readonly Permission[] =>
  model.profile ? toInvokeProfile(model, model.profile, deployment) : [toInvokeInRegion(model, deployment)];

/** Converse and ConverseStream are authorised as these two. */
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
 * Cross-region inference is authorised twice: on the profile here, and on the foundation model wherever the
 * profile may send the prompt, the latter only by way of that profile. Bedrock asks about the global
 * destination with no region at all (facts: AWS, "Securing cross-Region inference", 2026-01).
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
 * What Bedrock needs to apply the guardrail to the answers of a lane: the guardrail, and its key, which Bedrock uses
 * with the caller's right (Bedrock user guide, "Permissions to use a guardrail encrypted with a customer managed key").
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
