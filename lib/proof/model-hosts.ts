import type { RouterModelOn } from '../../lambda/router/config/router-config';
import type { Host } from '../../policy/boundary';
import type { Deployment } from '../config/deployment';
import { regionFacts } from '../config/facts/regions';
import type { ModelOn } from '../config/model';
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
  /** The guardrail that the call names, with a version. @default none */
  readonly guardrail?: string;
}

/** The guardrail of the deployment, as the router names it; nothing where it has none. */
export type GuardrailArn = string | undefined;

/** What the proof expects of one host, written out here and not taken from the rows that the templates are made of. */
interface ExpectedOf<H extends Host> {
  /** What IAM is asked when the router calls this model (lambda/router/hosts). */
  readonly calls: (model: ModelOn<H>, deployment: Deployment, guardrail: GuardrailArn) => readonly Call[];
  /** The private name of the load balancer before the model; `undefined` where an AWS endpoint is before it. */
  readonly hostName: (model: ModelOn<H>) => string | undefined;
  /** Where the router will call: the profile or model id, the endpoint's name, the host name. */
  readonly address: (model: ModelOn<H>, deployment: Deployment) => string;
  /** Whether a prompt stays on machines that the account owns. */
  readonly insideAccount: boolean;
  /** Where a prompt may be processed: AWS region names, or `*` for any commercial region. */
  readonly places: (model: ModelOn<H>, deployment: Deployment) => readonly string[];
  /** The same as the router is configured. */
  readonly configured: (model: RouterModelOn<H>, environment: Readonly<Record<string, unknown>>) => unknown;
}

/**
 * `ConverseStream` is authorised as `InvokeModelWithResponseStream`; with a profile, on the profile and on the
 * foundation model in every region the profile may choose, the global one without a region; then on the guardrail the
 * call names. `vllm` asks nobody. The compiler names what a new host still lacks.
 */
const EXPECTED: { readonly [H in Host]: ExpectedOf<H> } = {
  vllm: {
    insideAccount: true,
    calls: () => [],
    hostName: ({ certificate }) => certificate.hostName,
    address: ({ certificate }) => `https://${certificate.hostName}`,
    places: (_, { region }) => [region],
    configured: ({ baseUrlVariable }, environment) => environment[baseUrlVariable],
  },
  sagemaker: {
    insideAccount: true,
    calls: (model, deployment) => [
      {
        service: 'sagemaker.runtime',
        action: 'sagemaker:InvokeEndpointWithResponseStream',
        resource: arnIn(deployment, 'sagemaker', `endpoint/${deployment.name}-${model.name}`),
        region: deployment.region,
        profile: ABSENT,
      },
    ],
    hostName: () => undefined,
    address: ({ name }, deployment) => `${deployment.name}-${name}`,
    places: (_, { region }) => [region],
    configured: ({ endpointNameVariable }, environment) => environment[endpointNameVariable],
  },
  bedrock: {
    insideAccount: false,
    calls: (model, deployment, guardrail) => {
      const { region } = deployment;
      const apply = { ...BEDROCK, action: 'bedrock:ApplyGuardrail', region, profile: ABSENT };
      const invoke = invocations(model, deployment);
      if (!guardrail) return invoke;
      // Any published version: the version of this deployment is known only after a deploy.
      return [
        ...invoke.map((call) => ({ ...call, guardrail: `${guardrail}:1` })),
        { ...apply, resource: guardrail },
      ];
    },
    hostName: () => undefined,
    address: ({ modelId, profile }) => (profile ? `${profile.scope}.${modelId}` : modelId),
    places: ({ profile }, { region }) =>
      typeof profile?.destinations === 'string' ? ['*'] : (profile?.destinations ?? [region]),
    configured: ({ invokeId }) => invokeId,
  },
};

const of = <H extends Host>(model: ModelOn<H>): ExpectedOf<H> => EXPECTED[model.host as H];

export const callsTo = <H extends Host>(
  model: ModelOn<H>,
  deployment: Deployment,
  guardrail: GuardrailArn,
): readonly Call[] => of(model).calls(model, deployment, guardrail);

export const hostNameOf = <H extends Host>(model: ModelOn<H>) => of(model).hostName(model);

export const addressOf = <H extends Host>(model: ModelOn<H>, deployment: Deployment) =>
  of(model).address(model, deployment);

export const isInsideAccount = <H extends Host>(model: ModelOn<H>) => of(model).insideAccount;

export const placesProcessing = <H extends Host>(model: ModelOn<H>, deployment: Deployment) =>
  of(model).places(model, deployment);

export const configuredAddress = <H extends Host>(
  model: RouterModelOn<H>,
  environment: Readonly<Record<string, unknown>>,
): unknown => EXPECTED[model.host as H].configured(model, environment);

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

// Written out here and not taken from lib/plan/arns.ts, which the policies are made with.
const arnIn = ({ account, region }: Deployment, service: string, resource: string) =>
  `arn:${regionFacts(region).partition}:${service}:${region}:${account}:${resource}`;
