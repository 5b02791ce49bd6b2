import type { Deployment } from '../../../lib/config/deployment';
import type { Permission } from '../../../lib/plan/permission';
import { planOf, policyOfRole } from '../../../lib/plan/plan';
import { workloadOf } from '../../../lib/plan/roles';
import type { Lane } from '../../../policy/lane';
import { BEDROCK, BEDROCK_EU, BEDROCK_GLOBAL, deploymentWith, SAGEMAKER, VLLM } from '../network/fixture';

const ALL = deploymentWith([VLLM, SAGEMAKER, BEDROCK, BEDROCK_EU, BEDROCK_GLOBAL]);
const INVOKE = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];

const policy = (deployment: Deployment, lane: Lane, part: 'base' | 'models' = 'models') =>
  policyOfRole(planOf(deployment), workloadOf(lane), part)?.permissions ?? [];
const GUARDRAIL = ['ApplyGuardrail', 'ReadGuardrail', 'OnlyWithGuardrail'];
const guardrail = (deployment: Deployment, lane: Lane) =>
  policy(deployment, lane).filter(({ sid }) => GUARDRAIL.includes(sid));
const allowed = (deployment: Deployment, lane: Lane) =>
  policy(deployment, lane).filter(({ effect, sid }) => effect === 'Allow' && !GUARDRAIL.includes(sid));
const denied = (deployment: Deployment, lane: Lane) =>
  policy(deployment, lane).filter(({ effect }) => effect === 'Deny');
const essence = ({ actions, resources, conditions }: Permission) => ({ actions, resources, conditions });

test('a Bedrock model in the region needs two actions on its exact foundation model, as which IAM authorizes Converse', () => {
  expect(allowed(deploymentWith([BEDROCK]), 'open').map(essence)).toEqual([
    {
      actions: INVOKE,
      resources: ['arn:aws:bedrock:eu-central-1::foundation-model/mistral.mistral-large-3-675b-instruct'],
    },
  ]);
});

test('a geographic profile allows calls of itself, and of the foundation model in every destination through that profile only', () => {
  const profile =
    'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.anthropic.claude-sonnet-4-5-20250929-v1:0';
  expect(allowed(deploymentWith([BEDROCK_EU]), 'open').map(essence)).toEqual([
    { actions: INVOKE, resources: [profile] },
    {
      actions: INVOKE,
      resources: [
        'arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0',
        'arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0',
      ],
      conditions: { StringEquals: { 'bedrock:InferenceProfileArn': [profile] } },
    },
  ]);
});

test('a global profile also allows the foundation model without a region, for requests without a region', () => {
  const profile =
    'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/global.anthropic.claude-sonnet-4-5-20250929-v1:0';
  expect(
    allowed(deploymentWith([BEDROCK_GLOBAL]), 'open')
      .map(essence)
      .at(-1),
  ).toEqual({
    actions: INVOKE,
    resources: ['arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0'],
    conditions: {
      StringEquals: { 'bedrock:InferenceProfileArn': [profile], 'aws:RequestedRegion': ['unspecified'] },
    },
  });
});

test('both lanes may call a SageMaker model: its exact endpoint, streaming only', () => {
  const expected = {
    actions: ['sagemaker:InvokeEndpointWithResponseStream'],
    resources: ['arn:aws:sagemaker:eu-central-1:111122223333:endpoint/test-middle'],
  };
  const deployment = deploymentWith([SAGEMAKER]);
  expect(allowed(deployment, 'open').map(essence)).toEqual([expected]);
  expect(allowed(deployment, 'sealed').map(essence)).toEqual([expected]);
});

test('a vllm model needs no permission', () => {
  expect(allowed(deploymentWith([VLLM]), 'sealed')).toEqual([]);
});

test('I3: the sealed lane has no Bedrock permission, and an explicit deny for all of Bedrock', () => {
  expect(allowed(ALL, 'sealed').flatMap(({ actions }) => actions)).toEqual([
    'sagemaker:InvokeEndpointWithResponseStream',
  ]);
  expect(denied(ALL, 'sealed').map(essence)).toContainEqual({
    actions: ['bedrock:*', 'bedrock-mantle:*'],
    resources: ['*'],
  });
});

test('the policy of an open lane whose models need no permission is left out: IAM accepts no empty policy', () => {
  const { policies } = planOf(deploymentWith([VLLM]));
  expect(policies.filter(({ role, part }) => role === 'open-lane' && part === 'models')).toEqual([]);
  expect(policies.filter(({ permissions }) => permissions.length === 0)).toEqual([]);
});

test('no lane may use a bearer key on SageMaker: it may make the streaming call only', () => {
  const actions = [...allowed(ALL, 'open'), ...allowed(ALL, 'sealed')].flatMap(({ actions }) => actions);
  expect(new Set(actions.filter((action) => action.startsWith('sagemaker:')))).toEqual(
    new Set(['sagemaker:InvokeEndpointWithResponseStream']),
  );
});

test('I4: a model above every ceiling of the deployment is not allowed', () => {
  const residentInRegion = deploymentWith([BEDROCK, BEDROCK_EU], { residency: 'region' });
  expect(allowed(residentInRegion, 'open').map(({ sid }) => sid)).toEqual(['InvokeXlarge']);
});

test('I4: a model no caller may use is not allowed', () => {
  const deployment = deploymentWith([SAGEMAKER, BEDROCK], {
    callers: [
      {
        name: 'claims',
        floor: 'public',
        models: ['large'],
        principals: ['arn:aws:iam::111122223333:role/claims'],
      },
    ],
  });
  expect(allowed(deployment, 'open').map(({ sid }) => sid)).toEqual(['InvokeXlarge']);
  expect(allowed(deployment, 'sealed')).toEqual([]);
});

test('ARNs carry the partition of the region', () => {
  const gatewayPrefixLists = { s3: 'pl-0123456789abcdef0', dynamodb: 'pl-0123456789abcdef1' };
  const govCloud = deploymentWith([BEDROCK, SAGEMAKER], {
    region: 'us-gov-west-1',
    network: { cidr: '10.0.0.0/16', gatewayPrefixLists },
  });
  const resources = allowed(govCloud, 'open').flatMap(({ resources }) => resources);
  expect(resources.every((resource) => String(resource).startsWith('arn:aws-us-gov:'))).toBe(true);
});

test('the lane that calls Bedrock may use the guardrail and its key, and call no model without it', () => {
  expect(guardrail(ALL, 'open').map(essence)).toEqual([
    { actions: ['bedrock:ApplyGuardrail'], resources: [{ name: 'guardrail' }] },
    { actions: ['kms:Decrypt'], resources: [{ name: 'data-key' }] },
    {
      actions: INVOKE,
      resources: ['*'],
      conditions: { ArnNotLike: { 'bedrock:GuardrailIdentifier': [{ name: 'guardrail-versions' }] } },
    },
  ]);
  expect(guardrail(ALL, 'sealed')).toEqual([]);
});

test('a deployment without a guardrail allows no call of one, and denies no call without one', () => {
  const declined = deploymentWith([BEDROCK], {
    guardrail: { none: 'The applications filter what they send and show.' },
  });
  expect(guardrail(declined, 'open')).toEqual([]);
});

test('statement ids contain letters and digits only, and differ for model names that differ by a hyphen', () => {
  const twins = deploymentWith([
    { ...BEDROCK, name: 'llama-3' },
    { ...BEDROCK, name: 'llama3' },
  ]);
  const sids = policy(twins, 'open').map(({ sid }) => sid);
  expect(new Set(sids).size).toBe(sids.length);
  expect(sids.join('')).toMatch(/^[A-Za-z0-9]+$/);
});

test('besides models, a lane calls one stream and one key from inside the VPC', () => {
  const calls = policy(ALL, 'open', 'base').filter(({ through }) => through.length > 0);
  expect(calls.map(({ actions, resources }) => [actions, resources])).toEqual([
    [['firehose:PutRecord'], [{ name: 'audit-stream' }]],
    [['kms:GenerateMac'], [{ name: 'digest-key' }]],
  ]);
});
