import type { Changes } from '../changed';
import { problemsAfter } from '../changed';

const at = (path: string, changes: Changes) => problemsAfter(changes).filter((one) => one.path === path);
const rules = (accountRules: unknown): Changes => ({ accountRules });

test('an account without rules is accepted', () => {
  expect(problemsAfter({})).toEqual([]);
});

describe('a permissions boundary', () => {
  const PATH = 'accountRules.permissionsBoundary.policy';
  const boundary = (policy: string) => rules({ permissionsBoundary: { policy } });

  test.each([
    ['a name', 'llm-boundary'],
    ['a name with its path', '/platform/llm-boundary'],
    ['an ARN of the account', 'arn:aws:iam::111122223333:policy/platform/llm-boundary'],
    ['a policy of AWS', 'arn:aws:iam::aws:policy/PowerUserAccess'],
  ])('may be named by %s', (_what, policy) => {
    expect(at(PATH, boundary(policy))).toEqual([]);
  });

  test.each([
    ['another account', 'arn:aws:iam::999988887777:policy/llm-boundary'],
    ['another partition', 'arn:aws-us-gov:iam::111122223333:policy/llm-boundary'],
    ['another kind of thing', 'arn:aws:iam::111122223333:role/llm-boundary'],
    ['a pattern', 'llm-*'],
  ])('of %s is refused', (_what, policy) => {
    expect(at(PATH, boundary(policy))).toHaveLength(1);
  });
});

describe('a permissions boundary without its document', () => {
  const PATH = 'accountRules.permissionsBoundary.vouchedBy';
  const policy = 'platform/llm-boundary';
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const vouchedBy = { name: 'identity team', on: '2026-11-09' };

  test('is refused where nobody vouches for it', () => {
    expect(at(PATH, rules({ permissionsBoundary: { policy } }))).toHaveLength(1);
  });

  test.each([
    ['its owner', { vouchedBy }],
    ['its document', { document }],
  ])('is accepted with %s', (_what, more) => {
    expect(at(PATH, rules({ permissionsBoundary: { policy, ...more } }))).toEqual([]);
  });
});

describe('the path of roles', () => {
  const PATH = 'accountRules.roles.path';
  const withPath = (path: string) => rules({ roles: { path } });

  test.each(['/', '/applications/', '/applications/llm/'])('may be %s', (path) => {
    expect(at(PATH, withPath(path))).toEqual([]);
  });

  test.each(['', 'applications/', '/applications', '//', '/a b/', '/aws-service-role/x/', '/aws-reserved/'])(
    'cannot be %j',
    (path) => {
      expect(at(PATH, withPath(path))).toHaveLength(1);
    },
  );
});

describe('the names of roles', () => {
  const PATH = 'accountRules.roles.name';
  const named = (name: string, deployment = 'sandbox') => ({
    name: deployment,
    ...rules({ roles: { name } }),
  });

  test.each([
    '{deployment}-{role}',
    'app-{deployment}-{role}',
    '{role}@{deployment}',
    'team_{deployment}.{role}-role',
  ])('may be %s', (name) => {
    expect(at(PATH, named(name))).toEqual([]);
  });

  test.each([
    'app',
    'app-{deployment}',
    'app-{role}',
    '{deployment}-{role}/x',
    '{Deployment}-{role}',
    '{deployment}-{role}-{stage}',
  ])('cannot be %s', (name) => {
    expect(at(PATH, named(name))).toHaveLength(1);
  });

  test('have 64 characters at most, with the digits of a role that outlives its stack', () => {
    const longest = 64 - '-'.length - 'sandbox'.length - 'vllm-execution'.length - '-01234567'.length;
    expect(at(PATH, named(`${'x'.repeat(longest)}{deployment}-{role}`))).toEqual([]);
    expect(at(PATH, named(`${'x'.repeat(longest + 1)}{deployment}-{role}`))).toEqual([
      expect.objectContaining({ fix: 'shorten it by 1 characters' }),
    ]);
  });
});

describe('the tags of roles', () => {
  const tagged = (tags: Record<string, string>) => rules({ roles: { tags } });

  test('may be those that service control policies look for', () => {
    expect(problemsAfter(tagged({ 'dp:include:network': 'true' }))).toEqual([]);
  });

  test.each([
    ['aws:x', 'a key of AWS'],
    ['a?b', 'a character that IAM refuses'],
    ['Application', 'a key that differs from one of tags by case alone'],
  ])('cannot be %s: %s', (key) => {
    expect(
      at(`accountRules.roles.tags.${key}`, { tags: { application: 'x' }, ...tagged({ [key]: 'true' }) }),
    ).toHaveLength(1);
  });

  test('are 40 at most, with those of every resource', () => {
    const some = (count: number, word: string) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`${word}${index}`, 'x']));
    const both = (own: number) =>
      at('accountRules.roles.tags', { tags: some(30, 'a'), ...tagged(some(own, 'b')) });
    expect(both(10)).toEqual([]);
    expect(both(11)).toHaveLength(1);
  });
});

describe('a tag that the account demands', () => {
  const demanding = (tags: Record<string, string>, ...demanded: unknown[]) => ({
    tags,
    ...rules({ tags: demanded }),
  });

  test.each([
    ['any value', { CostCenter: '1' }, undefined],
    ['the value', { CostCenter: '4711' }, ['4711', '4712']],
    ['a value that begins so', { CostCenter: '4711' }, ['47*']],
    ['a value that ends so', { CostCenter: 'a@example.com' }, ['*@example.com']],
    ['a value of any text', { CostCenter: '' }, ['*']],
  ])('is there with %s', (_what, tags, values) => {
    expect(problemsAfter(demanding(tags, { key: 'CostCenter', values }))).toEqual([]);
  });

  test.each([
    ['no tag', {}, undefined, 'tags.CostCenter', 'add the tag'],
    ['the key in another case', { costcenter: '4711' }, undefined, 'tags.costcenter', 'write "CostCenter"'],
    [
      'another value',
      { CostCenter: '1' },
      ['4711', '47*'],
      'tags.CostCenter',
      'write one of them, upper and lower case included',
    ],
    [
      'the value in another case',
      { CostCenter: 'red' },
      ['Red'],
      'tags.CostCenter',
      'write one of them, upper and lower case included',
    ],
    [
      'a value that overlaps itself',
      { CostCenter: 'aba' },
      ['ab*ba'],
      'tags.CostCenter',
      'write one of them, upper and lower case included',
    ],
  ])('is missed where there is %s', (_what, tags, values, path, fix) => {
    expect(problemsAfter(demanding(tags as never, { key: 'CostCenter', values }))).toEqual([
      expect.objectContaining({ path, fix }),
    ]);
  });

  test('is demanded once', () => {
    const twice = demanding({ CostCenter: '1' }, { key: 'CostCenter' }, { key: 'costcenter' });
    expect(at('accountRules.tags[1].key', twice)).toHaveLength(1);
  });
});

describe.each(['executionRole', 'deployRole', 'publishingRole', 'lookupRole'])(
  'the %s of a bootstrap',
  (key) => {
    const PATH = `accountRules.synthesis.${key}`;
    const role = (arn: string) => rules({ synthesis: { kind: 'bootstrap', [key]: arn } });

    test('may be any role of the account', () => {
      expect(at(PATH, role('arn:aws:iam::111122223333:role/platform/deploy'))).toEqual([]);
    });

    test.each([
      ['another account', 'arn:aws:iam::999988887777:role/deploy'],
      ['another partition', 'arn:aws-cn:iam::111122223333:role/deploy'],
      ['a user', 'arn:aws:iam::111122223333:user/deploy'],
    ])('cannot be of %s', (_what, arn) => {
      expect(at(PATH, role(arn))).toHaveLength(1);
    });
  },
);

test('without a bootstrap, the bucket and the role of CloudFormation must be named', () => {
  const missing = problemsAfter(rules({ synthesis: { kind: 'credentials' } })).map(({ path }) => path);
  expect(missing).toEqual(['accountRules.synthesis.assetBucket', 'accountRules.synthesis.executionRole']);
});
