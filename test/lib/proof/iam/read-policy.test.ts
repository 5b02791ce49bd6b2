import { everything, type PolicyKind, readPolicy } from '../../../../lib/proof/iam/policy-document';

const S3 = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const read = (statement: unknown, kind: PolicyKind = 'identity') =>
  readPolicy({ Version: '2012-10-17', Id: 'x', Statement: statement }, kind, 'policy P');

test('a statement with single texts is read as one with lists', () => {
  expect(read(S3)).toEqual([
    {
      sid: 'policy P, statement 0',
      effect: 'Allow',
      actions: { patterns: ['s3:GetObject'], except: false },
      resources: { patterns: ['*'], except: false },
      conditions: [],
    },
  ]);
});

test('each statement of a list is read, and named by its Sid or its place', () => {
  const second = { ...S3, Sid: 'Second', Effect: 'Deny' };
  expect(read([second, S3]).map(({ sid, effect }) => [sid, effect])).toEqual([
    ['Second', 'Deny'],
    ['policy P, statement 1', 'Allow'],
  ]);
});

test('what a statement leaves out is read as an exception', () => {
  const [statement] = read({ Effect: 'Deny', NotAction: ['iam:*', 'sts:*'], NotResource: 'arn:aws:s3:::x' });
  expect([statement?.actions, statement?.resources]).toEqual([
    { patterns: ['iam:*', 'sts:*'], except: true },
    { patterns: ['arn:aws:s3:::x'], except: true },
  ]);
});

test('the star alone is every AWS principal', () => {
  expect(read({ ...S3, Principal: '*' }, 'resource')[0]?.principals).toEqual({ AWS: ['*'] });
});

test.each(['AWS', 'Service', 'Federated', 'CanonicalUser'])('a principal of kind %s is read', (kind) => {
  const [statement] = read({ ...S3, Principal: { [kind]: 'one' } }, 'resource');
  expect(statement?.principals).toEqual({ [kind]: ['one'] });
});

test.each(['execute-api:/llm', 'arn:aws:s3*', 'arn:aws:s3:::x'])('the resource %s is read', (Resource) => {
  expect(read({ ...S3, Resource })[0]?.resources.patterns).toEqual([Resource]);
});

test('a trust policy has a principal and no resource: it is about every one', () => {
  const [statement] = read(
    { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
    'trust',
  );
  expect(statement?.resources).toEqual({ patterns: ['*'], except: false });
});

test('each key of each operator is one condition, its booleans and numbers as text', () => {
  const Condition = { Bool: { 'aws:SecureTransport': true }, NumericLessThan: { a: 1, b: ['2', 3] } };
  expect(read({ ...S3, Condition })[0]?.conditions).toEqual([
    { operator: 'Bool', key: 'aws:SecureTransport', values: ['true'] },
    { operator: 'NumericLessThan', key: 'a', values: ['1'] },
    { operator: 'NumericLessThan', key: 'b', values: ['2', '3'] },
  ]);
});

test.each([
  ['a statement that is a list', [[S3]], 'policy P, statement 0: expected an object, got ['],
  ['a statement that is null', [null], 'policy P, statement 0: expected an object, got null'],
  ['a statement that is text', 'allow', 'policy P, statement 0: expected an object, got "allow"'],
  ['neither Action nor NotAction', { Effect: 'Allow', Resource: '*' }, 'needs either Action or NotAction'],
  [
    'neither Resource nor NotResource',
    { Effect: 'Allow', Action: '*' },
    'needs either Resource or NotResource',
  ],
  ['both Resource and NotResource', { ...S3, NotResource: '*' }, 'needs either Resource or NotResource'],
  ['a condition that is no object', { ...S3, Condition: 'x' }, 'expected an object, got "x"'],
  ['a condition value that is null', { ...S3, Condition: { Bool: { a: null } } }, 'expected text, got null'],
  ['an action that is no text', { ...S3, Action: true }, 'expected text, got true'],
  ['an action without a service', { ...S3, Action: 'GetObject' }, 'the Action "GetObject" is not understood'],
  ['an action without a name', { ...S3, Action: 's3:' }, 'the Action "s3:" is not understood'],
  ['an action with a space', { ...S3, Action: 's3: Get*' }, 'the Action "s3: Get*" is not understood'],
  [
    'an action with a third part',
    { ...S3, Action: 's3:GetObject:x' },
    'the Action "s3:GetObject:x" is not understood',
  ],
  ['no action', { ...S3, Action: [] }, 'expected text, got an empty list'],
  ['no exception', { Effect: 'Deny', NotAction: [], Resource: '*' }, 'expected text, got an empty list'],
  ['no resource', { ...S3, Resource: [] }, 'expected text, got an empty list'],
  ['a resource that is no ARN', { ...S3, Resource: 'bucket' }, 'the Resource "bucket" is not understood'],
  ['an ARN of three parts', { ...S3, Resource: 'arn:aws:s3' }, 'the Resource "arn:aws:s3" is not understood'],
  [
    'an ARN after something else',
    { ...S3, Resource: 'an arn:aws:s3:::x' },
    'the Resource "an arn:aws:s3:::x" is not understood',
  ],
  ['a star before something else', { ...S3, Resource: '*x' }, 'the Resource "*x" is not understood'],
  ['a Sid that is no text', { ...S3, Sid: 5 }, 'expected text, got 5'],
  [
    'an operator nobody knows',
    { ...S3, Condition: { StringMatches: { a: 'x' } } },
    'StringMatches is not understood',
  ],
  [
    'an operator named like a method of every object',
    { ...S3, Condition: { constructor: { a: 'x' } } },
    'constructor is not understood',
  ],
  ['an operator of lower case', { ...S3, Condition: { bool: { a: true } } }, 'bool is not understood'],
  [
    'a qualifier nobody knows',
    { ...S3, Condition: { 'ForSomeValues:StringLike': { a: 'x' } } },
    'ForSomeValues:StringLike is not understood',
  ],
  ['Null with IfExists', { ...S3, Condition: { NullIfExists: { a: true } } }, 'Null is not understood'],
  [
    'Null with a qualifier',
    { ...S3, Condition: { 'ForAllValues:Null': { a: true } } },
    'Null is not understood',
  ],
  ['an operator without keys', { ...S3, Condition: { StringLike: {} } }, 'StringLike lists no key'],
  [
    'a key twice, in other letters',
    { ...S3, Condition: { StringLike: { 'aws:Key': 'a', 'AWS:key': 'b' } } },
    'StringLike lists a key twice',
  ],
  [
    'a condition without values',
    { ...S3, Condition: { StringNotEquals: { a: [] } } },
    'expected text, got an empty list',
  ],
  ['a number that is a word', { ...S3, Condition: { NumericEquals: { a: 'ten' } } }, 'ten is not a number'],
  ['a date that is none', { ...S3, Condition: { DateLessThan: { a: 'May' } } }, 'May is not a date'],
  ['a Bool that is a word', { ...S3, Condition: { Bool: { a: 'yes' } } }, 'yes is neither true nor false'],
  ['a Null that is a word', { ...S3, Condition: { Null: { a: 'True' } } }, 'True is neither true nor false'],
  [
    'an address that is none',
    { ...S3, Condition: { IpAddress: { a: '10.*' } } },
    '10.* is not an IPv4 block',
  ],
  ['bytes that are none', { ...S3, Condition: { BinaryEquals: { a: 'QQ' } } }, 'QQ is not base 64'],
  ['two elements nobody knows', { ...S3, One: 1, Two: 2 }, 'statement 0: One, Two is not understood'],
])('a policy with %s is undecided', (_what, statement, words) => {
  expect(() => read(statement)).toThrow(words);
});

test('a resource policy whose principal is of a kind nobody knows is undecided', () => {
  expect(() => read({ ...S3, Principal: { Group: 'x' } }, 'resource')).toThrow('Group is not understood');
});

test.each([
  ['resource', 'lacks'],
  ['trust', 'lacks'],
] as const)('a %s policy without a principal is undecided', (kind, word) => {
  expect(() => read(S3, kind)).toThrow(`a policy of kind ${kind} ${word} a Principal`);
});

test.each([
  ['nobody', {}, 'Principal names nobody'],
  ['an empty list', { AWS: [] }, 'expected text, got an empty list'],
  ['a number', { AWS: 111111111111 }, 'expected text, got 111111111111'],
  ['a text', 'lambda.amazonaws.com', 'statement 0, Principal: expected an object'],
])('a resource policy whose principal is %s is undecided', (_what, Principal, words) => {
  expect(() => read({ ...S3, Principal }, 'resource')).toThrow(words);
});

test.each(['Resource', 'NotResource'])('a trust policy with a %s is undecided', (name) => {
  const statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: '*', [name]: '*' };
  expect(() => read(statement, 'trust')).toThrow('a trust policy names a Resource');
});

test.each(['2012-10-17', '2008-10-17', undefined])('the version %s of the language is read', (Version) => {
  expect(readPolicy({ Version, Statement: S3 }, 'identity', 'P')).toHaveLength(1);
});

test.each(['2025-01-01', '2012-10-7', 20121017])('a policy of version %j is undecided', (Version) => {
  expect(() => readPolicy({ Version, Statement: S3 }, 'identity', 'P')).toThrow(
    `P: the version ${JSON.stringify(Version)} is not understood`,
  );
});

test('a policy document that holds something else is undecided', () => {
  expect(() => readPolicy({ Statement: [], Rules: [] }, 'identity', 'P')).toThrow(
    'P: Rules is not understood',
  );
});

test('a policy document that is no object is undecided', () => {
  expect(() => readPolicy(undefined, 'identity', 'P')).toThrow('P: expected an object');
});

test('a policy that is assumed allows everything', () => {
  expect(everything('assumed')).toEqual({
    sid: 'assumed',
    effect: 'Allow',
    actions: { patterns: ['*'], except: false },
    resources: { patterns: ['*'], except: false },
    conditions: [],
  });
});
