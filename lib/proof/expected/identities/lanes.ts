import type { Host } from '../../../../policy/boundary';
import type { Lane } from '../../../../policy/lane';
import { laneNeedsOpinion } from '../../../../policy/second-opinion';
import type { ModelOn } from '../../../config/model';
import type { ExpectedStatement } from '../../matching/policy';
import type { Basis } from '../basis';
import { guardrailArn, keyArn, laneOwner, streamArn } from '../things';
import type { RolePolicy } from './role-policy';
import { allow, deny, functionStatements, reportStatements, throughServices } from './statements';

/** What each lane's role may do, exactly: its records, the models that the lane routes to, and nothing else. */
export const lanePolicies = (basis: Basis): readonly RolePolicy[] =>
  basis.lanes.flatMap((lane) => {
    const owner = laneOwner(lane);
    const claim = `roles.${owner}`;
    return [
      {
        owner: owner,
        part: 'base',
        stack: 'foundation',
        claim,
        statements: [...functionStatements(basis, owner), ...recordStatements(basis)],
      },
      { owner: owner, part: 'models', stack: 'inference', claim, statements: modelStatements(basis, lane) },
      ...opinionPolicy(basis, lane),
      { owner: owner, part: 'service', stack: 'gateway', claim, statements: reportStatements(basis, owner) },
    ];
  });

const recordStatements = (basis: Basis): readonly ExpectedStatement[] => [
  allow({ actions: ['firehose:PutRecord'], resources: [streamArn(basis)] }),
  allow({
    actions: ['kms:GenerateMac'],
    resources: [keyArn(basis, 'digest')],
    conditions: { StringEquals: { 'kms:MacAlgorithm': ['HMAC_SHA_256'] } },
  }),
  // Firehose uses the key of its stream with the permission of the caller.
  allow({
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [keyArn(basis, 'audit')],
    conditions: throughServices(basis, 'firehose'),
  }),
];

function modelStatements(basis: Basis, lane: Lane): readonly ExpectedStatement[] {
  const models = basis.modelsOf(lane);
  return [
    ...models.flatMap((model) => statementsFor(basis, model)),
    ...[...new Set(models.map(({ host }) => host))].flatMap((host) => ONCE_FOR[host](basis)),
    ...(lane === 'sealed' ? [deny({ actions: ['bedrock:*', 'bedrock-mantle:*'], resources: ['*'] })] : []),
  ];
}

/** What a lane needs to call a model. The network alone controls access to a vLLM model. */
const STATEMENTS_FOR: {
  readonly [H in Host]: (basis: Basis, model: ModelOn<H>) => readonly ExpectedStatement[];
} = {
  vllm: () => [],
  sagemaker: (basis, { name }) => [
    allow({
      actions: ['sagemaker:InvokeEndpointWithResponseStream'],
      resources: [basis.arn('sagemaker', `endpoint/${basis.deployment.name}-${name}`)],
    }),
  ],
  bedrock: bedrockStatements,
};

const statementsFor = <H extends Host>(basis: Basis, model: ModelOn<H>) =>
  STATEMENTS_FOR[model.host as H](basis, model);

/** What a lane needs besides, if it calls a model on the host at all. */
const ONCE_FOR: Readonly<Record<Host, (basis: Basis) => readonly ExpectedStatement[]>> = {
  vllm: () => [],
  sagemaker: () => [],
  bedrock: guardrailStatements,
};

/** IAM authorizes Converse and ConverseStream as these two actions. */
const INVOKE = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];

/** A model by its own ARN; with a profile, the profile, and the model in each destination through that profile alone. */
function bedrockStatements(
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

function guardrailStatements(basis: Basis): readonly ExpectedStatement[] {
  const { guardrail } = basis.deployment;
  if (!guardrail || 'none' in guardrail) return [];
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

function opinionPolicy({ deployment, policy }: Basis, lane: Lane): readonly RolePolicy[] {
  const { secondOpinion } = deployment;
  if (!secondOpinion || !laneNeedsOpinion(policy, lane, secondOpinion.classes)) return [];
  const owner = laneOwner(lane);
  return [
    {
      owner: owner,
      part: 'second opinion',
      stack: 'foundation',
      claim: `roles.${owner}`,
      statements: [allow({ actions: ['comprehend:ContainsPiiEntities'], resources: ['*'] })],
    },
  ];
}
