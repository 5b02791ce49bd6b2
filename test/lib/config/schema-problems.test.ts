import { problemsAfter, problemsIn } from './changed';

test('an unknown key is reported at its path, with the key that was probably meant', () => {
  expect(problemsAfter({ 'models[0].contextToken': 1 })).toEqual([
    expect.objectContaining({ path: 'models[0].contextToken', fix: 'rename it to contextTokens' }),
  ]);
});

test('a key that an earlier release had at the top of the file is reported with its new place', () => {
  expect(problemsAfter({ apiGatewayAccount: 'own' })).toEqual([
    {
      path: 'apiGatewayAccount',
      got: 'own',
      allowed: 'accountSettings.apiGateway, where it is now',
      fix: "write accountSettings: { apiGateway: 'own' } in its place",
    },
  ]);
});

test('so is one that was in a section, with what it has in addition now', () => {
  const archive = { account: '444455556666' };
  expect(problemsAfter({ 'audit.archive': archive })).toEqual([
    {
      path: 'audit.archive',
      got: archive,
      allowed: 'imports.logArchive, where it is now',
      fix: "write imports: { logArchive: { …, vouchedBy: { name: '<its owner>', on: '<day>' } } } in its place",
    },
  ]);
});

test('an unknown key at the top level is reported', () => {
  expect(problemsAfter({ favouriteColour: 'blue' })).toEqual([
    expect.objectContaining({ path: 'favouriteColour', got: 'blue', fix: 'remove it' }),
  ]);
});

test.each([
  ['network.endpointZone', 'endpointZones'],
  ['models[3].profile.destination', 'destinations'],
  ['audit.objectLock.dayz', 'days'],
  ['callers[1].flor', 'floor'],
  ['guardrail.contentFilter', 'contentFilters'],
])('the misspelt key %s is recognised as %s', (path, meant) => {
  const found = problemsAfter({ [path]: 'x' }).find((problem) => problem.path === path);
  expect(found?.fix).toBe(`rename it to ${meant}`);
});

test('an unknown data class among the ceilings is reported', () => {
  expect(problemsAfter({ ceilings: { secrt: 'account' } })).toEqual([
    expect.objectContaining({ path: 'ceilings.secrt', allowed: expect.stringContaining('restricted') }),
  ]);
});

test('a missing value is reported with what it should be', () => {
  expect(problemsAfter({ account: undefined })).toEqual([
    {
      path: 'account',
      got: undefined,
      allowed: 'an AWS account id, 12 digits in quotes',
      fix: 'add account',
    },
  ]);
});

test.each([
  ['account', 111122223333, 'write it in quotes'],
  ['models[0].contextTokens', '16384', 'write it without quotes'],
  ['logRetentionDays', '30', 'write 30'],
])('for %s with wrong quotes, the fix says what to do', (path, value, fix) => {
  expect(problemsAfter({ [path]: value })).toEqual([expect.objectContaining({ path, fix })]);
});

test('a missing section is described by its keys', () => {
  expect(problemsAfter({ audit: undefined })).toEqual([
    expect.objectContaining({ path: 'audit', allowed: 'an object with objectLock, custodians' }),
  ]);
});

test('for an unknown host, the error lists the hosts', () => {
  expect(problemsAfter({ 'models[0].host': 'vlm' })).toContainEqual({
    path: 'models[0].host',
    got: 'vlm',
    allowed: '"vllm", "sagemaker", "bedrock"',
    fix: 'write "vllm"',
  });
});

test('if a value may have two types, the error lists both', () => {
  expect(problemsAfter({ 'callers[0].models': 7 })).toEqual([
    expect.objectContaining({ path: 'callers[0].models', allowed: '"all" or a list' }),
  ]);
});

test('for a list that is too short, the error states its length', () => {
  expect(problemsAfter({ availabilityZones: ['us-east-1a'] })).toEqual([
    expect.objectContaining({ allowed: 'at least 2 in the list' }),
  ]);
});

test.each([null, [], 'sandbox', 7])(
  'a file that exports %j instead of a deployment is one problem',
  (input) => {
    expect(problemsIn(input)).toEqual([expect.objectContaining({ path: '(the whole file)', got: input })]);
  },
);

test.each([
  ['10.0.0.1/16', 'host bits'],
  ['10.0.0.0/33', 'prefix'],
  ['10.0.256.0/24', 'number'],
])('the block %s is refused for its %s', (block) => {
  expect(problemsAfter({ 'network.cidr': block })).toEqual([
    expect.objectContaining({ path: 'network.cidr' }),
  ]);
});

test('a tag key that AWS reserves is refused', () => {
  expect(problemsAfter({ tags: { 'aws:owner': 'me' } })).toEqual([
    expect.objectContaining({ path: 'tags.aws:owner', allowed: expect.stringContaining('aws:') }),
  ]);
});

describe('a destination that there is not', () => {
  const at = 'models[3].profile.destinations';
  const fixOf = (destinations: readonly string[]) =>
    problemsAfter({ [at]: destinations }).map(({ fix }) => fix);

  test('is corrected to the close one that the list lacks', () => {
    expect(fixOf(['us-east-1', 'us-eats-2', 'us-west-2'])).toEqual(['write "us-east-2"']);
  });

  test('is looked up first where it has the form of a name', () => {
    expect(fixOf(['us-east-1', 'us-east-9', 'us-west-2'])).toEqual([
      expect.stringMatching(/^run aws bedrock get-inference-profile .*; if not, write "us-east-2"$/),
    ]);
  });

  test('is removed where the list holds every close one', () => {
    expect(fixOf(['us-east-1', 'us-east-2', 'us-west-2', 'us-east-9'])).toEqual([
      expect.stringMatching(/; if not, remove it: the list already holds us-east-1, us-east-2$/),
    ]);
  });
});

test('a mistyped lane is not corrected to the one that stands beside it', () => {
  const bearer = { lanes: ['open', 'opem'], apiKeys: true };
  expect(problemsAfter({ bearer })).toContainEqual(
    expect.objectContaining({ path: 'bearer.lanes[1]', fix: 'remove it: the list already holds open' }),
  );
});

test('a mistyped key is one problem, not also a missing one', () => {
  const paths = problemsAfter({ residency: undefined, residancy: 'geography' }).map(({ path }) => path);
  expect(paths).toEqual(['residancy']);
});
