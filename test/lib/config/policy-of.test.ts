import { jurisdictionsIn } from '../../../lib/config/facts/regions';
import type { ModelOn } from '../../../lib/config/model';
import { boundaryIn, policyOf, reasonFor, regionsOf } from '../../../lib/config/policy-of';
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

test('callers keep their floor and models, and the policy contains no principal', () => {
  expect(policyOf(ALL).callers).toEqual([{ name: 'claims', floor: 'public', models: 'all' }]);
});

test('a prompt is processed in the region of the deployment, or in the destinations of the profile', () => {
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

const [claude] = deploymentWith([BEDROCK_EU]).models as [ModelOn<'bedrock'>];
const APAC: ModelOn<'bedrock'> = {
  ...claude,
  profile: { scope: 'apac', destinations: ['ap-northeast-1', 'ap-southeast-2'] },
};
const EVERY_COUNTRY = [...jurisdictionsIn('aws')];

test.each([[['JP', 'AU']], [EVERY_COUNTRY]])(
  'I2: from Tokyo with home %j, an apac profile stays global, because its regions are not known here',
  (jurisdiction) => {
    const home = { region: 'ap-northeast-1', jurisdiction };
    expect(boundaryIn(home, APAC)).toBe('global');
    expect(reasonFor(home, APAC)).toBe(
      'its apac profile leads to several countries, and its regions for this model are not known here',
    );
  },
);

test('I2: the reason names who keeps a prompt and also where it may be processed', () => {
  const model: ModelOn<'bedrock'> = {
    ...claude,
    modelId: 'anthropic.claude-fable-5',
    profile: { scope: 'us', destinations: ['ca-central-1', 'us-east-1'] },
  };
  expect(reasonFor({ region: 'ca-central-1' }, model)).toBe(
    'AWS keeps every prompt for up to 30 days, and people at AWS may read it; and its profile may process a prompt in us-east-1, outside CA',
  );
});
