import type { ModelOn } from '../../../lib/config/model';
import { boundaryIn, policyOf, regionsOf } from '../../../lib/config/policy-of';
import { BEDROCK, BEDROCK_EU, BEDROCK_GLOBAL, deploymentWith, SAGEMAKER, VLLM } from '../network/fixture';

const ALL = deploymentWith([VLLM, SAGEMAKER, BEDROCK, BEDROCK_EU, BEDROCK_GLOBAL]);

test('boundaries are derived from host and profile, in the order of the deployment', () => {
  expect(policyOf(ALL).models.map(({ name, boundary }) => `${name} ${boundary}`)).toEqual([
    'small account',
    'middle account',
    'large region',
    'frontier geography',
    'anywhere global',
  ]);
});

test('ceilings are those of the residency and of what the deployment lowers', () => {
  const deployment = deploymentWith([VLLM], { residency: 'geography', ceilings: { internal: 'account' } });
  expect(policyOf(deployment).ceilings).toEqual({
    public: 'geography',
    internal: 'account',
    confidential: 'region',
    restricted: 'account',
  });
});

test('callers keep their floor and models, and policy learns no principal', () => {
  expect(policyOf(ALL).callers).toEqual([{ name: 'claims', floor: 'public', models: 'all' }]);
});

test('a prompt is processed in the region of the deployment, or where the profile says', () => {
  expect(ALL.models.map((model) => regionsOf(model, ALL))).toEqual([
    ['eu-central-1'],
    ['eu-central-1'],
    ['eu-central-1'],
    ['eu-central-1', 'eu-west-1'],
    ['*'],
  ]);
});

test.each([
  ['us-east-1', ['us-east-1', 'us-east-2', 'us-west-2'], 'geography'],
  ['ca-central-1', ['ca-central-1', 'us-east-1'], 'global'],
  ['eu-central-1', ['eu-central-1', 'eu-west-3'], 'geography'],
  ['eu-central-1', ['eu-central-1', 'eu-west-2'], 'global'],
  ['eu-central-1', ['eu-central-1', 'eu-central-2'], 'global'],
  ['eu-west-2', ['eu-west-2', 'eu-west-1'], 'global'],
  ['ap-southeast-2', ['ap-southeast-2', 'ap-southeast-4'], 'geography'],
  ['us-gov-west-1', ['us-gov-east-1', 'us-gov-west-1'], 'geography'],
] as const)(
  'I2: from %s, a profile that may choose %j answers at boundary %s',
  (region, destinations, boundary) => {
    const [hosted] = deploymentWith([BEDROCK_EU]).models as [ModelOn<'bedrock'>];
    const model: ModelOn<'bedrock'> = {
      ...hosted,
      profile: { scope: 'eu', destinations: [...destinations] },
    };
    expect(boundaryIn({ region }, model)).toBe(boundary);
  },
);
