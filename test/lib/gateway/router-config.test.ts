import { readRouterConfig } from '../../../lambda/router/config/router-config';
import { policyOf } from '../../../lib/config/policy-of';
import { routerConfigFor } from '../../../lib/gateway/router-config';
import { ROUTER_TIMEOUT_SECONDS } from '../../../lib/gateway/router-limits';
import { planOf } from '../../../lib/plan/plan';
import { fixtureDeployment } from '../../fixture-deployments';
import { BEDROCK, BEDROCK_EU, BEDROCK_GLOBAL, deploymentWith, VLLM } from '../network/fixture';
import { DEPLOYMENT } from './stacks';

const open = routerConfigFor(planOf(DEPLOYMENT), 'open');
const sealed = routerConfigFor(planOf(DEPLOYMENT), 'sealed');

test("the Lambda's own parser reads the configuration of every lane", () => {
  for (const config of [open, sealed]) {
    expect(readRouterConfig(JSON.parse(JSON.stringify(config)))).toEqual(config);
  }
});

test('I3: the configuration of the sealed lane contains no Bedrock model', () => {
  expect(sealed.models.map((model) => model.host)).toEqual(['vllm', 'sagemaker']);
});

test('the sealed lane has the names of models on other lanes, so that a refusal can name them', () => {
  expect(sealed.elsewhere.map((model) => model.name)).toEqual(['large', 'frontier']);
});

test('the open lane reaches every model, in the order of the deployment', () => {
  expect(open.models.map((model) => model.name)).toEqual(['small', 'middle', 'large', 'frontier']);
});

test('I2: the router decides by the ceilings that IAM and the network are made from', () => {
  expect(open.ceilings).toEqual(policyOf(DEPLOYMENT).ceilings);
});

test('I1: each caller has its floor, and the ARN of its sessions', () => {
  expect(open.callers[0]).toEqual({
    name: 'claims',
    floor: 'restricted',
    models: 'all',
    principals: ['arn:aws:iam::111122223333:role/claims'],
  });
});

test.each([
  ['the foundation model', BEDROCK, 'mistral.mistral-large-3-675b-instruct', ['eu-central-1']],
  [
    'a geographic profile',
    BEDROCK_EU,
    'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
    ['eu-central-1', 'eu-west-1'],
  ],
  ['the global profile', BEDROCK_GLOBAL, 'global.anthropic.claude-sonnet-4-5-20250929-v1:0', ['*']],
])(
  'calls of a Bedrock model name %s, and its configuration lists where prompts go',
  (_, model, invokeId, regions) => {
    const config = routerConfigFor(planOf(deploymentWith([model])), 'open');
    expect(config.models[0]).toMatchObject({ invokeId, regions });
  },
);

test('every Bedrock call names the guardrail of a deployment that has one', () => {
  const bedrock = open.models.filter((model) => model.host === 'bedrock');
  const guardrail = { idVariable: 'GUARDRAIL_ID', versionVariable: 'GUARDRAIL_VERSION' };
  expect(bedrock.map((model) => model.guardrail)).toEqual([guardrail, guardrail]);
});

test('a deployment that gives a reason for having no guardrail names none', () => {
  const none = { none: 'answers are filtered by the calling application' };
  const config = routerConfigFor(planOf(deploymentWith([BEDROCK], { guardrail: none })), 'open');
  expect(config.models[0]).not.toHaveProperty('guardrail');
});

test('the configuration names the variables of deploy-time addresses and does not contain the addresses', () => {
  const config = routerConfigFor(planOf(deploymentWith([{ ...VLLM, name: 'qwen3-8b' }])), 'sealed');
  expect(config.models[0]).toMatchObject({ baseUrlVariable: 'MODEL_QWEN3_8B_BASE_URL' });
});

test.each([
  ['a geographic profile by the price of that profile', BEDROCK_EU, { input: 3.3, output: 16.5 }],
  ['a model without a profile by its price in the region', BEDROCK, { input: 0.5, output: 1.5 }],
  ['a GPU of the account by no token price', { ...VLLM, name: 'qwen3-8b' }, undefined],
])('records count the cost of %s', (_, model, price) => {
  expect(routerConfigFor(planOf(deploymentWith([model])), 'open').models[0]?.usdPerMillionTokens).toEqual(
    price,
  );
});

test('the limit of an answer is shorter than the timeout of the function', () => {
  expect(open.limits.totalMs).toBeLessThan(ROUTER_TIMEOUT_SECONDS * 1000);
});

test('a configuration that the router would refuse fails the synth with the reason', () => {
  const broken = { ...DEPLOYMENT, callers: [] };
  expect(() => routerConfigFor(planOf(broken), 'open')).toThrow(/callers/);
});

test.each(['eu-central-1', 'sandbox'])('%s has a chat model that reads images and documents', (name) => {
  const { models } = routerConfigFor(planOf(fixtureDeployment(name)), 'open');
  const seeing = models.filter(({ task, abilities }) => task === 'chat' && abilities.includes('images'));
  expect(seeing.filter(({ abilities }) => abilities.includes('documents'))).not.toEqual([]);
});
