import type { Deployment } from '../../../lib/config/deployment';
import { readDeployment } from '../../../lib/config/read-deployment';
import { DATA_CLASSES } from '../../../policy/data-class';
import { overviewOf } from '../../../scripts/policy/overview';
import { overviewText } from '../../../scripts/policy/overview-text';
import starter from '../../fixtures/deployments/starter';
import { problemsIn } from '../../lib/config/changed';

// What a lawyer in each country would say about where a prompt may go, read from the policy print-out.

const MODELS = {
  'in-region': { modelId: 'mistral.ministral-3-8b-instruct' },
  ca: { modelId: 'amazon.nova-lite-v1:0', profile: to('ca', 'ca-central-1', 'ca-west-1') },
  us: claude('us', 'us-east-1', 'us-east-2', 'us-west-2'),
  'us-from-canada': claude('us', 'ca-central-1', 'us-east-1', 'us-east-2', 'us-west-2'),
  eu: claude('eu', ...eu()),
  'eu-from-london': claude('eu', ...eu('eu-west-2')),
  'eu-from-zurich': claude('eu', ...eu('eu-central-2')),
  au: claude('au', 'ap-southeast-2', 'ap-southeast-4'),
  jp: claude('jp', 'ap-northeast-1', 'ap-northeast-3'),
  apac: confirmed(claude('apac', 'ap-northeast-1', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-4')),
  'us-gov': { modelId: 'openai.gpt-oss-120b-1:0', profile: to('us-gov', 'us-gov-east-1', 'us-gov-west-1') },
  worldwide: {
    modelId: 'anthropic.claude-sonnet-4-6',
    profile: { scope: 'global', destinations: ANYWHERE() },
  },
  fable: { modelId: 'anthropic.claude-fable-5', profile: to('us', 'us-east-1', 'us-east-2', 'us-west-2') },
} as const;
type Name = keyof typeof MODELS;

function to(scope: string, ...destinations: readonly string[]) {
  return { scope, destinations: [...destinations] };
}
function claude(scope: string, ...destinations: readonly string[]) {
  return { modelId: 'anthropic.claude-sonnet-4-6', profile: to(scope, ...destinations) };
}
function confirmed<M extends object>(model: M) {
  return { ...model, availabilityConfirmedOn: '2026-11-26' };
}
function eu(...more: readonly string[]) {
  return ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3', ...more].sort();
}
function ANYWHERE() {
  return 'any commercial region' as const;
}

function inputFor(region: string, names: readonly Name[], changes: object = {}) {
  const partition = region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  const [first] = starter.models;
  return {
    ...starter,
    region,
    availabilityZones: [`${region}a`, `${region}b`],
    network: { ...starter.network, gatewayPrefixLists: undefined, ...listsOf(region) },
    residency: 'global',
    models: names.map((name) => ({
      ...first,
      ...MODELS[name],
      name,
      contextTokens: 8192,
      maxOutputTokens: 2048,
    })),
    callers: [
      { name: 'bank', floor: 'public', principals: [`arn:${partition}:iam::111122223333:role/bank`] },
    ],
    ...changes,
  };
}

/** Regions whose prefix lists no public source states. */
function listsOf(region: string) {
  const unknown = ['eu-central-2', 'ap-northeast-3', 'us-gov-west-1'].includes(region);
  return unknown ? { gatewayPrefixLists: { s3: 'pl-00000001', dynamodb: 'pl-00000002' } } : {};
}

function deploymentIn(region: string, names: readonly Name[], changes: object = {}): Deployment {
  return readDeployment(inputFor(region, names, changes), 'test');
}

/** The models that may answer data of each class. */
function answered(deployment: Deployment) {
  const { findings } = overviewOf(deployment, 'open');
  return Object.fromEntries(
    DATA_CLASSES.map((dataClass) => [
      dataClass,
      findings.filter((one) => one.kept && one.dataClass === dataClass).map(({ model }) => model),
    ]),
  );
}

const DEPLOYMENTS = {
  Canada: { region: 'ca-central-1', near: ['in-region', 'ca'], far: ['us-from-canada', 'worldwide'] },
  'the United Kingdom': { region: 'eu-west-2', near: ['in-region'], far: ['eu-from-london', 'worldwide'] },
  Switzerland: { region: 'eu-central-2', near: ['in-region'], far: ['eu-from-zurich', 'worldwide'] },
  Australia: { region: 'ap-southeast-2', near: ['in-region', 'au'], far: ['apac', 'worldwide'] },
  Japan: { region: 'ap-northeast-1', near: ['in-region', 'jp'], far: ['apac', 'worldwide'] },
  Germany: { region: 'eu-central-1', near: ['in-region', 'eu'], far: ['worldwide'] },
  'the United States': { region: 'us-east-1', near: ['in-region', 'us'], far: ['fable', 'worldwide'] },
  GovCloud: { region: 'us-gov-west-1', near: ['in-region', 'us-gov'], far: [] },
} as const satisfies Record<string, { region: string; near: readonly Name[]; far: readonly Name[] }>;

const EACH = Object.entries(DEPLOYMENTS);

test.each(EACH)(
  'I2: with residency global, a deployment in %s sends public data anywhere, internal data no further than home',
  (_country, { region, near, far }) => {
    expect(answered(deploymentIn(region, [...near, ...far]))).toEqual({
      public: [...near, ...far],
      internal: near,
      confidential: ['in-region'],
      restricted: [],
    });
  },
);

test.each(EACH)(
  'I2: with residency geography, a deployment in %s answers public data at home only',
  (_country, { region, near }) => {
    expect(answered(deploymentIn(region, near, { residency: 'geography' }))).toEqual({
      public: near,
      internal: near,
      confidential: ['in-region'],
      restricted: [],
    });
  },
);

test.each(EACH.flatMap(([country, { region, far }]) => far.map((name) => [name, country, region] as const)))(
  'I2: with residency geography, the model %s of a deployment in %s is refused, and the error says why',
  (name, _country, region) => {
    expect(problemsIn(inputFor(region, ['in-region', name], { residency: 'geography' }))).toEqual([
      expect.objectContaining({
        path: 'models[1]',
        allowed: expect.stringContaining(`${name} answers at boundary global (`),
      }),
    ]);
  },
);

const EUROPEAN = 'eu-central-1, eu-north-1, eu-south-1, eu-south-2, eu-west-1, eu-west-3';

test.each([
  ['Canada', 'Jurisdiction CA: geography means ca-central-1, ca-west-1'],
  [
    'Canada',
    'us-from-canada is global: its profile may process a prompt in us-east-1, us-east-2, us-west-2, outside CA',
  ],
  ['the United Kingdom', 'Jurisdiction GB: geography means eu-west-2'],
  [
    'the United Kingdom',
    `eu-from-london is global: its profile may process a prompt in ${EUROPEAN}, outside GB`,
  ],
  ['Switzerland', 'Jurisdiction CH: geography means eu-central-2'],
  ['Switzerland', `eu-from-zurich is global: its profile may process a prompt in ${EUROPEAN}, outside CH`],
  ['Australia', 'Jurisdiction AU: geography means ap-southeast-2, ap-southeast-4'],
  [
    'Australia',
    'apac is global: its profile may process a prompt in ap-northeast-1, ap-southeast-1, outside AU',
  ],
  ['Japan', 'Jurisdiction JP: geography means ap-northeast-1, ap-northeast-3'],
  [
    'Germany',
    'Jurisdiction EU: geography means eu-central-1, eu-west-1, eu-west-3, eu-north-1, eu-south-1, eu-south-2',
  ],
  ['Germany', 'worldwide is global: its profile may process a prompt in any commercial region'],
  [
    'the United States',
    'fable is global: AWS keeps every prompt for up to 30 days, and people at AWS may read it',
  ],
  ['GovCloud', 'Jurisdiction US: geography means us-gov-west-1, us-gov-east-1'],
] as const)('a lawyer in %s reads: %s', (country, sentence) => {
  const { region, near, far } = DEPLOYMENTS[country];
  expect(overviewText(overviewOf(deploymentIn(region, [...near, ...far])))).toContain(sentence);
});

test('I2: an Australian profile that also chooses New Zealand is global', () => {
  const model = confirmed(claude('au', 'ap-southeast-2', 'ap-southeast-4', 'ap-southeast-6'));
  const [first] = starter.models;
  const input = inputFor('ap-southeast-2', ['in-region', 'au']);
  const models = [
    input.models[0],
    { ...first, ...model, name: 'au', contextTokens: 8192, maxOutputTokens: 2048 },
  ];
  const { models: rows } = overviewOf(readDeployment({ ...input, models }, 'test'));
  expect(rows.map(({ boundary }) => boundary)).toEqual(['region', 'global']);
  expect(rows[1]?.because).toBe('its profile may process a prompt in ap-southeast-6, outside AU');
});

test('I2: Zurich is outside the European Union for a deployment in Frankfurt', () => {
  const [first] = starter.models;
  const model = confirmed(claude('eu', ...eu('eu-central-2')));
  const input = inputFor('eu-central-1', ['in-region']);
  const models = [
    ...input.models,
    { ...first, ...model, name: 'eu', contextTokens: 8192, maxOutputTokens: 2048 },
  ];
  expect(overviewOf(readDeployment({ ...input, models }, 'test')).models[1]?.because).toBe(
    'its profile may process a prompt in eu-central-2, outside EU',
  );
});

test('a jurisdiction that is added moves the border, and the print-out says that it is a weakening', () => {
  const names = ['in-region', 'us-from-canada'] as const;
  const wider = deploymentIn('ca-central-1', names, { jurisdiction: ['CA', 'US'], residency: 'geography' });
  expect(answered(wider).internal).toEqual(names);
  const text = overviewText(overviewOf(wider));
  expect(text).toContain(
    'Jurisdiction CA, US: geography means us-east-1, us-east-2, us-west-2, ca-central-1',
  );
  expect(text).toContain('WEAKENED: US is added by name; the law of ca-central-1 does not apply there');
});

test("the region's own jurisdiction, named or not, is no weakening in the print-out", () => {
  const names = ['in-region', 'ca'] as const;
  const plain = overviewText(overviewOf(deploymentIn('ca-central-1', names)));
  expect(overviewText(overviewOf(deploymentIn('ca-central-1', names, { jurisdiction: ['CA'] })))).toBe(plain);
  expect(plain).not.toContain('WEAKENED');
});

test('the order of the jurisdictions changes neither the print-out nor its policy hash', () => {
  const named = (jurisdiction: readonly string[]) =>
    overviewText(overviewOf(deploymentIn('ca-central-1', ['in-region', 'worldwide'], { jurisdiction })));
  expect(named(['US', 'GB', 'CA'])).toBe(named(['CA', 'GB', 'US']));
});

test('several jurisdictions that are added are listed as in a sentence', () => {
  const jurisdiction = ['CA', 'GB', 'US', 'AU'];
  const text = overviewText(overviewOf(deploymentIn('ca-central-1', ['in-region'], { jurisdiction })));
  expect(text).toContain('WEAKENED: AU, GB and US are added by name');
});
