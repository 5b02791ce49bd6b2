import type { Deployment } from '../config/deployment';
import { regionFacts } from '../config/facts/regions';
import type { BedrockModel, Model } from '../config/model';
import { ABSENT } from './iam/context';

/** One thing AWS is asked about before a model answers. */
export interface Call {
  /** As its endpoint is named. */
  readonly service: 'bedrock-runtime' | 'sagemaker.runtime';
  readonly action: string;
  readonly resource: string;
  /** What IAM sees as the region asked for. */
  readonly region: string;
  /** The profile the foundation model is reached by. @default none */
  readonly profile: string | typeof ABSENT;
}

/** The guardrail of the deployment, as the router names it; nothing where it has none. */
export type GuardrailArn = string | undefined;

/**
 * What IAM is asked when the router asks this model (lambda/router/hosts): `ConverseStream` is authorised as
 * `InvokeModelWithResponseStream`; with a profile, on the profile and on the foundation model in every region the
 * profile may choose, the global one without a region; then on the guardrail the call names. `vllm` asks nobody.
 */
export function callsTo(model: Model, deployment: Deployment, guardrail: GuardrailArn): readonly Call[] {
  switch (model.host) {
    case 'vllm':
      return [];
    case 'sagemaker':
      return [
        {
          service: 'sagemaker.runtime',
          action: 'sagemaker:InvokeEndpointWithResponseStream',
          resource: arnIn(deployment, 'sagemaker', `endpoint/${deployment.name}-${model.name}`),
          region: deployment.region,
          profile: ABSENT,
        },
      ];
    case 'bedrock': {
      const { region } = deployment;
      const apply = { ...BEDROCK, action: 'bedrock:ApplyGuardrail', region, profile: ABSENT };
      return [...invocations(model, deployment), ...(guardrail ? [{ ...apply, resource: guardrail }] : [])];
    }
  }
}

const BEDROCK = { service: 'bedrock-runtime', action: 'bedrock:InvokeModelWithResponseStream' } as const;

function invocations({ modelId, profile }: BedrockModel, deployment: Deployment): readonly Call[] {
  const { region } = deployment;
  const modelIn = (place: string) =>
    `arn:${regionFacts(region).partition}:bedrock:${place}::foundation-model/${modelId}`;
  if (!profile) return [{ ...BEDROCK, resource: modelIn(region), region, profile: ABSENT }];
  const arn = arnIn(deployment, 'bedrock', `inference-profile/${profile.scope}.${modelId}`);
  const { destinations } = profile;
  const named = destinations === 'any commercial region' ? [region] : [...new Set([region, ...destinations])];
  return [
    { ...BEDROCK, resource: arn, region, profile: ABSENT },
    ...named.map((place) => ({ ...BEDROCK, resource: modelIn(place), region: place, profile: arn })),
    ...(destinations === 'any commercial region'
      ? [{ ...BEDROCK, resource: modelIn(''), region: 'unspecified', profile: arn }]
      : []),
  ];
}

// Written out here and not taken from lib/plan/arns.ts, which the policies are made with.
const arnIn = ({ account, region }: Deployment, service: string, resource: string) =>
  `arn:${regionFacts(region).partition}:${service}:${region}:${account}:${resource}`;
