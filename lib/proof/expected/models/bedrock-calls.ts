import type { Deployment } from '../../../config/deployment';
import { regionFacts } from '../../../config/facts/regions';
import type { ModelOn } from '../../../config/model';
import { ABSENT } from '../../iam/context';
import { arnIn } from './arn-in';
import type { Call, GuardrailArn } from './expected-host';

/**
 * `ConverseStream` is authorised as `InvokeModelWithResponseStream`; with a profile, on the profile and on the
 * foundation model in every region the profile may choose, the global one without a region; then on the guardrail the
 * call names.
 */
export function bedrockCalls(
  model: ModelOn<'bedrock'>,
  deployment: Deployment,
  guardrail: GuardrailArn,
): readonly Call[] {
  const { region } = deployment;
  const apply = { ...BEDROCK, action: 'bedrock:ApplyGuardrail', region, profile: ABSENT };
  const invoke = invocations(model, deployment);
  if (!guardrail) return invoke;
  // Any published version: the version of this deployment is known only after a deploy.
  return [
    ...invoke.map((call) => ({ ...call, guardrail: `${guardrail}:1` })),
    { ...apply, resource: guardrail },
  ];
}

const BEDROCK = { service: 'bedrock-runtime', action: 'bedrock:InvokeModelWithResponseStream' } as const;

function invocations({ modelId, profile }: ModelOn<'bedrock'>, deployment: Deployment): readonly Call[] {
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
