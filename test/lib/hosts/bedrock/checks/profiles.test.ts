import euCentral1 from '../../../../fixtures/deployments/eu-central-1';
import { problemsAfter } from '../../../config/changed';

test('a profile that cannot be called from this region is refused', () => {
  const profile = { scope: 'eu', destinations: ['eu-west-1'] };
  expect(problemsAfter({ 'models[3].profile': profile })).toEqual([
    expect.objectContaining({
      path: 'models[3].profile.scope',
      allowed: expect.stringContaining('us (geography), global (global: any commercial region)'),
    }),
  ]);
});

test('a profile that the facts do not list for the model is refused', () => {
  const profile = { scope: 'us', destinations: ['us-east-1', 'us-east-2', 'us-west-2'] };
  expect(problemsAfter({ 'models[2].profile': profile })).toEqual([
    expect.objectContaining({ path: 'models[2].profile.scope' }),
  ]);
});

test('I2: the file must list every region in which a prompt may be processed; the message has the correct list', () => {
  expect(problemsAfter({ 'models[3].profile.destinations': ['eu-central-1'] }, euCentral1)).toEqual([
    expect.objectContaining({
      path: 'models[3].profile.destinations',
      fix: expect.stringContaining(
        "['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3']",
      ),
    }),
  ]);
});

test('a list with one region twice and another missing is refused', () => {
  const destinations = ['us-east-1', 'us-east-1', 'us-west-2'];
  expect(problemsAfter({ 'models[3].profile.destinations': destinations })).toHaveLength(1);
});

test.each([[{}], [{ 'models[3].availabilityConfirmedOn': '2026-11-26' }]])(
  'a list that holds every region, and one of them twice, is refused; confirmed or not: %j',
  (confirmed) => {
    const destinations = ['us-east-1', 'us-east-2', 'us-west-2', 'us-west-2'];
    expect(problemsAfter({ ...confirmed, 'models[3].profile.destinations': destinations })).toEqual([
      expect.objectContaining({
        path: 'models[3].profile.destinations',
        fix: expect.stringContaining("write ['us-east-1', 'us-east-2', 'us-west-2']."),
      }),
    ]);
  },
);

test('a list too short says what it lacks, how to look, and where a fact about one model is corrected', () => {
  const [problem] = problemsAfter({ 'models[3].profile.destinations': ['us-east-1', 'us-west-2'] });
  expect(problem?.allowed).toContain('this list lacks us-east-2');
  expect(problem?.fix).toContain(
    'aws bedrock get-inference-profile --region us-east-1 --inference-profile-identifier us.anthropic.claude-haiku-4-5-20251001-v1:0',
  );
  expect(problem?.fix).toContain(
    "where it prints fewer, enter them under profileDestinationsByModel in lib/config/facts/bedrock-models.json, with that command and today's date as source",
  );
});

test('the order of the list does not matter', () => {
  const destinations = ['us-west-2', 'us-east-2', 'us-east-1'];
  expect(problemsAfter({ 'models[3].profile.destinations': destinations })).toEqual([]);
});

test('a global profile says that any commercial region may answer', () => {
  const profile = { scope: 'global', destinations: ['us-east-1'] };
  expect(problemsAfter({ 'models[3].profile': profile, residency: 'global' })).toEqual([
    expect.objectContaining({
      path: 'models[3].profile.destinations',
      fix: "write 'any commercial region', which is boundary global",
    }),
  ]);
});

test('a geographic profile cannot say that any commercial region may answer', () => {
  expect(problemsAfter({ 'models[3].profile.destinations': 'any commercial region' })).toEqual([
    expect.objectContaining({ path: 'models[3].profile.destinations' }),
  ]);
});

test('destinations the facts do not know need somebody who looked', () => {
  const sydney = elsewhere('ap-southeast-2', 'apac', ['ap-southeast-2', 'ap-southeast-4', 'ap-south-1']);
  expect(problemsAfter(sydney)).toContainEqual(
    expect.objectContaining({
      path: 'models[3].profile.destinations',
      fix: expect.stringContaining('apac.anthropic.claude-sonnet-4-6'),
    }),
  );
  const paths = problemsAfter({ ...sydney, ...CONFIRMED }).map(({ path }) => path);
  expect(paths).not.toContain('models[3].profile.destinations');
});

test('I2: a Japanese profile, called from Tokyo, chooses Tokyo or Osaka, and nobody needs to look', () => {
  const tokyo = (...destinations: readonly string[]) =>
    problemsAfter(elsewhere('ap-northeast-1', 'jp', destinations)).filter(({ path }) => path === at);
  expect(tokyo('ap-northeast-1', 'ap-northeast-3')).toEqual([]);
  expect(tokyo('ap-northeast-1')).toHaveLength(1);
});

/** The sandbox in another region, with a Claude behind a profile of this scope. */
function elsewhere(region: string, scope: string, destinations: readonly string[]) {
  return {
    region,
    availabilityZones: [`${region}a`, `${region}c`],
    'models[0].certificate.arn': `arn:aws:acm:${region}:111122223333:certificate/0e1b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5a`,
    'models[3].modelId': 'anthropic.claude-sonnet-4-6',
    'models[3].profile': { scope, destinations },
  };
}

const EU = ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3'];
const CONFIRMED = { 'models[3].availabilityConfirmedOn': '2026-11-26' };
const at = 'models[3].profile.destinations';

test('I2: a confirmation date does not allow a shorter list of destinations', () => {
  expect(problemsAfter({ ...CONFIRMED, [at]: ['eu-central-1'] }, euCentral1)).toEqual([
    expect.objectContaining({ path: at }),
  ]);
});

test('a confirmation date allows more destinations than the facts list', () => {
  const destinations = ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'];
  expect(problemsAfter({ [at]: destinations })).toEqual([expect.objectContaining({ path: at })]);
  expect(problemsAfter({ ...CONFIRMED, [at]: destinations })).toEqual([]);
});

test.each(['*', 'eu-wst-1', 'us', ''])(
  'I2: %p is no destination, also with a confirmation date',
  (destination) => {
    const destinations = ['us-east-1', 'us-east-2', 'us-west-2', destination];
    expect(problemsAfter({ ...CONFIRMED, [at]: destinations })).toContainEqual(
      expect.objectContaining({ path: `${at}[3]`, got: destination }),
    );
  },
);

test('a destination in another partition is refused', () => {
  const destinations = ['us-east-1', 'us-east-2', 'us-west-2', 'us-gov-west-1'];
  expect(problemsAfter({ ...CONFIRMED, [at]: destinations })).toEqual([
    expect.objectContaining({ path: `${at}[3]`, got: 'us-gov-west-1' }),
  ]);
});

test.each([
  [
    'eu-west-2',
    'eu',
    'GB',
    ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
  ],
  ['ca-central-1', 'us', 'CA', ['ca-central-1', 'us-east-1', 'us-east-2', 'us-west-2']],
  ['ap-northeast-1', 'apac', 'JP', ['ap-northeast-1', 'ap-northeast-2', 'ap-south-1']],
  ['ap-northeast-1', 'jp', 'JP', ['ap-northeast-1', 'ap-northeast-3', 'ap-northeast-2']],
])(
  'I2: from %s, the profile %s is refused if it crosses a border that no prompt may cross',
  (region, scope, home, destinations) => {
    const problems = problemsAfter({ ...CONFIRMED, region, 'models[3].profile': { scope, destinations } });
    expect(problems).toContainEqual(
      expect.objectContaining({
        path: 'models[3]',
        allowed: expect.stringContaining(`outside ${home})`),
      }),
    );
  },
);

test('an apac profile that lists regions of the home country only is refused as incomplete', () => {
  const profile = { scope: 'apac', destinations: ['ap-northeast-1', 'ap-northeast-3'] };
  const problems = problemsAfter({ ...CONFIRMED, region: 'ap-northeast-1', 'models[3].profile': profile });
  expect(problems).toContainEqual(
    expect.objectContaining({ path: at, allowed: expect.stringContaining('jurisdiction of ap-northeast-1') }),
  );
});

test.each([
  ['ap-southeast-2', 'au', ['ap-southeast-2', 'ap-southeast-4'], 'ap-southeast-8'],
  ['eu-central-1', 'eu', EU, 'eu-west-4'],
  ['eu-central-1', 'eu', EU, 'eu-east-1'],
  ['us-east-1', 'us', ['us-east-1', 'us-east-2', 'us-west-2'], 'mx-central-9'],
])(
  'I2: from %s, a region of the %s profile newer than the facts is looked up before it is removed (%j, then %s)',
  (region, scope, known, newer) => {
    const problems = problemsAfter({ ...elsewhere(region, scope, [...known, newer]), ...CONFIRMED });
    expect(problems.find(({ got }) => got === newer)?.fix).toMatch(
      new RegExp(
        `^run aws bedrock get-inference-profile --region ${region} --inference-profile-identifier ${scope}\\..*; if it prints ${newer}, add the region with its country to otherRegions in lib/config/facts/regions.json; if not, (remove it|write)`,
      ),
    );
  },
);

test('a misspelled region that the list already holds is removed', () => {
  const problems = problemsAfter({ ...elsewhere('eu-central-1', 'eu', [...EU, 'eu-wst-1']), ...CONFIRMED });
  expect(problems.find(({ got }) => got === 'eu-wst-1')?.fix).toMatch(/^remove it: the list already holds /);
});
