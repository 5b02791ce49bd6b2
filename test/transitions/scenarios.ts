import type { DeploymentInput } from '../../lib/config/deployment';
import { readDeployment } from '../../lib/config/read-deployment';
import { readStored } from '../../lib/config/transition/stored-deployment';
import euCentral1 from '../fixtures/deployments/eu-central-1';
import sandbox from '../fixtures/deployments/sandbox';
import { type Changes, changed } from '../lib/config/changed';

/** One edit of a deployment file: what is deployed, and the new file. */
export interface Scenario {
  readonly name: string;
  readonly deployed: ReturnType<typeof readDeployment>;
  readonly next: ReturnType<typeof readDeployment>;
}

const running = { 'models[0].copies': { desired: 1, max: 1 } };
const [vllm, sagemaker, ...hosted] = sandbox.models;

const edit = (name: string, changes: Changes, base: DeploymentInput, deployed: Changes = {}): Scenario => ({
  name,
  deployed: readDeployment(changed({ ...running, ...deployed }, base), 'deployed'),
  next: readDeployment(changed({ ...running, ...changes }, base), 'next'),
});

/** The same where facts have changed since the deploy, so that a new file could not have these values. */
const outdated = (name: string, changes: Changes, deployed: Changes): Scenario => ({
  ...edit(name, changes, sandbox),
  deployed: readStored(JSON.stringify(changed({ ...running, ...deployed }))),
});

/** The same files the other way round. */
const back = (name: string, { deployed, next }: Scenario): Scenario => ({
  name,
  deployed: next,
  next: deployed,
});

const newWeights = edit(
  'new weights',
  {
    'models[0].weights.revision': '1'.repeat(40),
    'models[1].weights.revision': '2'.repeat(40),
  },
  sandbox,
);
const removedModel = edit(
  'a removed model on Bedrock',
  { models: [{ ...vllm, copies: { desired: 1, max: 1 } }, sagemaker, hosted[0]] },
  sandbox,
);
const removedHost = edit(
  'a removed host kind: the last model on ECS',
  {
    models: [sagemaker, ...hosted],
    'models[0].copies': undefined,
    'callers[1].models': ['qwen2-5-7b'],
  },
  sandbox,
);
const removedEndpoint = edit(
  'a removed host kind: the last SageMaker endpoint',
  {
    models: [{ ...vllm, fallbacks: [], copies: { desired: 1, max: 1 } }, ...hosted],
    'callers[1].models': ['qwen3-8b'],
  },
  sandbox,
);

const [ecs] = euCentral1.models;
const assistant = {
  ...euCentral1.callers[0],
  models: ['qwen3-30b', 'gpt-oss-20b', 'gpt-oss-120b', 'claude-haiku'],
};
const contractsModel = {
  ...ecs,
  name: 'contracts-30b',
  copies: { desired: 1, max: 1 },
  certificate: {
    arn: 'arn:aws:acm:eu-central-1:111122223333:certificate/1c9d2f10-58ab-4e63-8b1d-90a4c3e2f6d7',
    hostName: 'contracts-30b.llm.example.eu',
  },
  fallbacks: [],
};

/** eu-central-1 with one more caller. Only that caller may have a second model on ECS. */
const withContracts = (caller: object, models: readonly object[] = [contractsModel]): Changes => ({
  models: [{ ...ecs, copies: { desired: 1, max: 1 } }, ...euCentral1.models.slice(1), ...models],
  callers: [assistant, ...euCentral1.callers.slice(1), { name: 'contracts', ...caller }],
});
const byKey = {
  models: ['contracts-30b'],
  floor: 'confidential',
  unserved: ['restricted'],
  apiKeys: true,
};
const byRole = {
  models: ['contracts-30b'],
  floor: 'restricted',
  principals: ['arn:aws:iam::111122223333:role/applications/contracts'],
};

export const SCENARIOS: readonly Scenario[] = [
  newWeights,
  back('a rollback of new weights', newWeights),
  removedModel,
  back('an added model on Bedrock', removedModel),
  removedHost,
  back('an added host kind', removedHost),
  removedEndpoint,
  edit(
    'all models on Bedrock removed',
    { models: [{ ...vllm, copies: { desired: 1, max: 1 } }, sagemaker] },
    sandbox,
  ),
  edit(
    'another Bedrock model under the same name',
    {
      'models[2].modelId': 'openai.gpt-oss-20b-1:0',
      'models[2].contextTokens': 32_000,
      'models[2].maxOutputTokens': 8_192,
    },
    sandbox,
  ),
  edit('a removed caller', { callers: [euCentral1.callers[0], euCentral1.callers[1]] }, euCentral1),
  edit(
    'a ceiling lowered',
    { models: [{ ...vllm, copies: { desired: 1, max: 1 } }, sagemaker, hosted[0]], residency: 'region' },
    sandbox,
  ),
  edit(
    'a lane that no longer accepts bearer credentials',
    {
      bearer: undefined,
      'callers[0].tokens': undefined,
      'callers[1].apiKeys': undefined,
    },
    euCentral1,
  ),
  edit('a second opinion removed', { secondOpinion: undefined }, euCentral1),
  edit(
    'a floor raised, on which only another credential reaches the model on ECS',
    withContracts(byRole),
    euCentral1,
    withContracts(byKey),
  ),
  edit(
    'a floor raised, and the model on ECS that it leaves without a request removed',
    withContracts({ ...byRole, models: ['qwen3-30b'] }, []),
    euCentral1,
    withContracts(byKey),
  ),
  edit(
    'residency lowered to the account, and every model on Bedrock removed',
    {
      residency: 'account',
      models: [{ ...vllm, copies: { desired: 1, max: 1 } }, sagemaker],
      guardrail: undefined,
    },
    sandbox,
  ),
  outdated(
    'a model removed that facts refuse since, while a limit is lowered',
    {
      models: [{ ...vllm, fallbacks: [], copies: { desired: 1, max: 1 } }, ...hosted],
      'callers[1].models': ['qwen3-8b'],
      'restrictedOnOpenLane.detection': 'refuse',
    },
    {
      'models[1].weights': { source: 'openai/gpt-oss-20b', revision: '1'.repeat(40) },
      'models[1].instanceType': 'ml.g4dn.xlarge',
      'models[3].availabilityConfirmedOn': '2026-01-01',
    },
  ),
  edit('a zone added', { availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'] }, sandbox),
];
