import type { Deployment } from '../config/deployment';
import type { BedrockModel, Model, SagemakerModel } from '../config/model';
import { foundationModelArn, inferenceProfileArn, sagemakerEndpointArn } from './arns';
import type { Permission } from './permission';

/** What a role needs to ask this model, by host. `vllm` needs no permission: the network alone admits to it. */
export function permissionsToAsk(model: Model, deployment: Deployment): readonly Permission[] {
  switch (model.host) {
    case 'vllm':
      return [];
    case 'sagemaker':
      return [toInvokeEndpoint(model, deployment)];
    case 'bedrock':
      return model.profile
        ? toInvokeProfile(model, model.profile, deployment)
        : [toInvokeInRegion(model, deployment)];
  }
}

function toInvokeEndpoint(model: SagemakerModel, deployment: Deployment): Permission {
  return {
    sid: sidOf('Invoke', model),
    effect: 'Allow',
    service: 'sagemaker.runtime',
    actions: ['sagemaker:InvokeEndpointWithResponseStream'],
    resources: [sagemakerEndpointArn(deployment, model.name)],
  };
}

/** Converse and ConverseStream are authorised as these two. */
const INVOKE = {
  effect: 'Allow',
  service: 'bedrock-runtime',
  actions: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
} as const;

function toInvokeInRegion(model: BedrockModel, deployment: Deployment): Permission {
  return {
    ...INVOKE,
    sid: sidOf('Invoke', model),
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
  const profileArn = inferenceProfileArn(deployment, `${profile.scope}.${model.modelId}`);
  const byProfile = { 'bedrock:InferenceProfileArn': [profileArn] };
  const foundationModelIn = (region: string) => foundationModelArn(deployment, model.modelId, region);
  const anywhere = profile.destinations === 'any commercial region';
  const named = anywhere ? [] : profile.destinations;
  return [
    { ...INVOKE, sid: sidOf('Invoke', model), resources: [profileArn] },
    {
      ...INVOKE,
      sid: sidOf('Reach', model),
      resources: [...new Set([deployment.region, ...named])].map(foundationModelIn),
      conditions: { StringEquals: byProfile },
    },
    ...(anywhere
      ? [
          {
            ...INVOKE,
            sid: sidOf('ReachGlobally', model),
            resources: [foundationModelIn('')],
            conditions: { StringEquals: { ...byProfile, 'aws:RequestedRegion': ['unspecified'] } },
          },
        ]
      : []),
  ];
}

/**
 * Statement ids take letters and digits only, and must differ: each hyphen of `Invoke-qwen3-32b` becomes an `X`,
 * which no model name contains, so `llama-3` and `llama3` stay apart.
 */
function sidOf(verb: string, model: Model): string {
  return `${verb}-${model.name}`.replaceAll('-', 'X');
}
