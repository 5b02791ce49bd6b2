import type { Deployment } from '../../../config/deployment';
import { regionFacts } from '../../../config/facts/regions';
import type { ModelOn } from '../../../config/model';
import { ABSENT } from '../../iam/context';
import { arnIn } from './arn-in';
import type { Call, GuardrailArn } from './expected-host';
import { taskOf } from './task';

/**
 * `ConverseStream` is authorised as `InvokeModelWithResponseStream`; with a profile, on the profile and on the
 * foundation model in every region the profile may choose, the global one without a region; then on the guardrail the
 * call names. A model for embedding is called by `InvokeModel`, and Bedrock applies no guardrail to it.
 */
export function bedrockCalls(
  model: ModelOn<'bedrock'>,
  deployment: Deployment,
  guardrail: GuardrailArn,
): readonly Call[] {
  const { region } = deployment;
  const apply = { service: BEDROCK, action: 'bedrock:ApplyGuardrail', region, profile: ABSENT };
  const invoke = invocations(model, deployment);
  if (!guardrail || taskOf(model) === 'embedding') return invoke;
  // Any published version: the version of this deployment is known only after a deploy.
  return [
    ...invoke.map((call) => ({ ...call, guardrail: `${guardrail}:1` })),
    { ...apply, resource: guardrail },
  ];
}

const BEDROCK = 'bedrock-runtime' as const;

function invocations(model: ModelOn<'bedrock'>, deployment: Deployment): readonly Call[] {
  const { modelId, profile } = model;
  const { region } = deployment;
  const action =
    taskOf(model) === 'embedding' ? 'bedrock:InvokeModel' : 'bedrock:InvokeModelWithResponseStream';
  const invoke = { service: BEDROCK, action } as const;
  const modelIn = (place: string) =>
    `arn:${regionFacts(region).partition}:bedrock:${place}::foundation-model/${modelId}`;
  if (!profile) return [{ ...invoke, resource: modelIn(region), region, profile: ABSENT }];
  const arn = arnIn(deployment, 'bedrock', `inference-profile/${profile.scope}.${modelId}`);
  const { destinations } = profile;
  const named = destinations === 'any commercial region' ? [region] : [...new Set([region, ...destinations])];
  return [
    { ...invoke, resource: arn, region, profile: ABSENT },
    ...named.map((place) => ({ ...invoke, resource: modelIn(place), region: place, profile: arn })),
    ...(destinations === 'any commercial region'
      ? [{ ...invoke, resource: modelIn(''), region: 'unspecified', profile: arn }]
      : []),
  ];
}
