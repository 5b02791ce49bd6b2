import { AREAS } from '../../../lib/proof/expected/areas';
import { prove } from '../../../lib/proof/prove';
import { Edit } from './edit';
import { subjectOf } from './subjects';

test('the table has a row for every lane and model', () => {
  expect(prove(subjectOf('sandbox')).table.map(({ lane, model }) => `${lane} ${model}`)).toEqual([
    'open qwen3-8b',
    'open qwen2-5-7b',
    'open gpt-oss-120b',
    'open claude-haiku',
    'open titan-embed',
    'sealed qwen3-8b',
    'sealed qwen2-5-7b',
    'sealed gpt-oss-120b',
    'sealed claude-haiku',
    'sealed titan-embed',
  ]);
});

/** The claims about a deployment as a whole. */
const CLAIMS = [
  'account.boundary',
  'account.tags',
  'I3.deny',
  'I3.endpoint',
  'I3.network',
  'I3.no-allow',
  'I3.proxy',
  'I4.classes',
  'I4.endpoints-exact',
  'I4.lanes',
  'I4.roles-exact',
  'I4.router-configs',
  'I4.second-opinion',
  'I4.second-opinion-exact',
  'I5.addresses',
  'I5.routes',
  'I5.rules',
  'I8.records',
  'api.anonymous',
  'api.bearer',
  'api.callers',
  'api.foreign-account',
  'api.lanes',
  'api.methods',
  'api.only-way-in',
  'api.other-endpoint',
  'api.paths',
  'endpoints.admit-roles',
  'endpoints.only-roles',
  'functions.authorizer',
  'functions.chain-heads',
  'functions.code',
  'only-lanes.network',
  'only-lanes.roles',
  'only-lanes.trust',
  'principals',
  'world.assembly',
  'world.deployed-file',
  'world.nothing-else',
  'world.outputs',
  'world.templates',
];

describe('the proof of the sandbox', () => {
  let ids: readonly string[] = [];
  beforeAll(() => {
    ids = prove(subjectOf('sandbox')).claims.map(({ id }) => id);
  }, 30_000);

  test.each(CLAIMS)('makes the claim %s', (id) => expect(ids).toContain(id));

  test.each(AREAS.flatMap(({ claims }) => Object.keys(claims)))('makes the claim %s of its area', (id) => {
    expect(ids).toContain(id);
  });

  test('makes one more claim for every lane and model, and no other', () => {
    const ofAreas = AREAS.flatMap(({ claims }) => Object.keys(claims));
    const others = ids.filter((id) => ![...CLAIMS, ...ofAreas].includes(id));
    expect(others.filter((id) => !/^I4\.(open|sealed)\./.test(id))).toEqual([]);
    expect(others).toHaveLength(10);
  });
});

test('the proof of a deployment holds if every claim does', () => {
  const report = prove(subjectOf('sandbox'));
  expect([report.holds, report.claims.every(({ holds }) => holds)]).toEqual([true, true]);
});

test('if the proof cannot read the controls, it does not hold, and has no table', () => {
  const subject = subjectOf('sandbox');
  new Edit(subject).statements(/^ModelAccessopen/).push({ 'Fn::If': ['Sometimes', {}, {}] });
  const { holds, claims, table } = prove(subject);
  expect([holds, table]).toEqual([false, []]);
  expect(claims.filter((claim) => !claim.holds)).toContainEqual({
    id: 'templates',
    words: 'the controls in the templates can be read',
    holds: false,
    verdict: 'undecided',
    evidence: [expect.stringContaining('Fn::If')],
  });
});

test('a lane without a router is missing in the table', () => {
  const subject = subjectOf('sandbox');
  const { routerConfigs } = subject as { routerConfigs: Record<string, { lane?: string }> };
  for (const [key, { lane }] of Object.entries(routerConfigs)) {
    if (lane === 'sealed') delete routerConfigs[key];
  }
  expect(new Set(prove(subject).table.map(({ lane }) => lane))).toEqual(new Set(['open']));
});

test('if the resources cannot be compared, one claim takes the place of the closed world', () => {
  const subject = subjectOf('sandbox');
  const [dashboard] = new Edit(subject).all('AWS::CloudWatch::Dashboard');
  if (dashboard) dashboard.Properties.DashboardBody = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const { claims, pairs } = prove(subject);
  const broken = claims.filter(({ id }) => !id.startsWith('world.templates') && !id.startsWith('I'));
  expect(broken.find(({ id }) => id === 'world.nothing-else')).toEqual({
    id: 'world.nothing-else',
    words: 'the resources can be compared with the expected ones',
    holds: false,
    verdict: 'undecided',
    evidence: [expect.stringMatching(/^the templates have a form that the proof cannot read: /)],
  });
  expect(pairs.size).toBe(0);
});

test('a policy whose document is not in the templates is undecided, and its role is not as expected', () => {
  const subject = subjectOf('sandbox');
  new Edit(subject).resource('AWS::IAM::Role', /^RolesVllmTask/).Properties.ManagedPolicyArns = [
    'arn:aws:iam::aws:policy/AmazonBedrockFullAccess',
  ];
  const broken = prove(subject).claims.filter(({ holds }) => !holds);
  expect(broken.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['roles.trust', 'fails'],
    ['templates', 'undecided'],
  ]);
});
