import type { Subject } from '../../../lib/proof/subject';
import { edited } from '../../../lib/sabotage/edit';
import { mutationsOf } from '../../../lib/sabotage/mutations';
import { becomes, small, withProperty } from './small';

const ROLE = `arn:aws:iam::999988887777:role/somebody-else`;

test.each<[string, unknown, readonly unknown[]]>([
  ['a text', 'x', [undefined]],
  ['a list, and what is in it', ['x'], [undefined, []]],
  ['a map, and what is in it', { a: 1 }, [undefined, {}]],
  ['a reference', { Ref: 'One' }, [undefined]],
  ['each line of a text', 'a\nb', [undefined, 'b', 'a']],
])('%s is removed', (_, value, after) => {
  expect(becomes(withProperty('Name', value), 'remove')).toEqual(after);
});

test.each<[string, string, unknown, unknown]>([
  ['a text becomes a wildcard', 'Name', 'x', '*'],
  ['an ARN ends with a wildcard', 'Name', 'arn:x:iam::1:role/r', 'arn:x:iam::1:role/*'],
  ['a range of addresses becomes every IPv4 address', 'CidrIp', '10.0.0.0/16', '0.0.0.0/0'],
  ['a range of addresses becomes every IPv6 address', 'CidrIp', '10.0.0.0/16', '::/0'],
  ['a protocol becomes every protocol', 'IpProtocol', 'udp', '-1'],
  ['a number becomes larger', 'Days', 7, 71],
  ['a number becomes 0', 'Days', 7, 0],
  ['the first port becomes the first of all', 'FromPort', 443, 0],
  ['the last port becomes the last of all', 'ToPort', 443, 65535],
  ['a boolean is flipped', 'Enabled', true, false],
  ['an effect is flipped', 'Effect', 'Deny', 'Allow'],
  ['a setting becomes its opposite', 'Status', 'Enabled', 'Disabled'],
  ['a list of texts gets everything', 'Names', ['x'], ['x', '*']],
  ['a list of texts gets a foreign role', 'Names', ['x'], ['x', ROLE]],
  ['a list of maps gets one like the first', 'Rules', [{ a: 'x' }], [{ a: 'x' }, { a: 'somebody-else-x' }]],
  ['a map gets an unexpected entry', 'Map', { a: 1 }, { a: 1, SomebodyElse: '999988887777' }],
  ['a reference becomes a wildcard', 'Name', { Ref: 'One' }, '*'],
  [
    'a joined text ends with a wildcard',
    'Name',
    { 'Fn::Join': ['', ['a']] },
    { 'Fn::Join': ['', ['a', '*']] },
  ],
  [
    'a rule is for every port and protocol',
    'Rule',
    { IpProtocol: 'tcp', FromPort: 1, ToPort: 1 },
    { IpProtocol: '-1', FromPort: 0, ToPort: 65535 },
  ],
])('%s', (_, name, value, after) => {
  expect(becomes(withProperty(name, value), 'widen')).toContainEqual(after);
});

const condition = { StringEquals: { 'aws:SourceVpce': 'vpce-1' } };
const statement = {
  Effect: 'Allow',
  Principal: 'a',
  Action: 's3:GetObject',
  Resource: 'r',
  Condition: condition,
};

test.each<[string, string, unknown, unknown]>([
  [
    'a policy gets a statement that allows everything',
    'Statement',
    [statement],
    [statement, { Effect: 'Allow', Action: '*', Principal: '*', Resource: '*' }],
  ],
  [
    'a statement is for everybody, without condition',
    'Only',
    statement,
    { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
  ],
  [
    'a statement is for every other action',
    'Only',
    statement,
    { Effect: 'Allow', Principal: 'a', NotAction: 's3:GetObject', Resource: 'r', Condition: condition },
  ],
  [
    'a condition holds without its key',
    'Condition',
    condition,
    { StringEqualsIfExists: condition.StringEquals },
  ],
  ['a condition is negated', 'Condition', condition, { StringNotEquals: condition.StringEquals }],
  [
    'a negated condition is turned',
    'Condition',
    { StringNotEquals: { a: 'b' } },
    { StringEquals: { a: 'b' } },
  ],
  [
    'a condition holds for no value',
    'Condition',
    condition,
    { 'ForAllValues:StringEquals': condition.StringEquals },
  ],
])('%s', (_, name, value, after) => {
  expect(becomes(withProperty(name, value), 'widen')).toContainEqual(after);
});

test.each<[string, unknown, string]>([
  ['the account', { Ref: 'AWS::AccountId' }, '999988887777'],
  ['the region', { Ref: 'AWS::Region' }, 'ap-southeast-2'],
  ['a bucket', { Ref: 'One' }, 'bucket-of-somebody-else'],
  ['the ARN of a bucket', { 'Fn::GetAtt': ['One', 'Arn'] }, 'arn:aws:s3:::bucket-of-somebody-else'],
])('a reference to %s becomes a literal', (_, value, after) => {
  expect(becomes(withProperty('Name', value), 'literal')).toEqual([after]);
});

test('an import becomes a literal of the type that is imported', () => {
  const exported = { Value: { Ref: 'One' }, Export: { Name: 'bucket' } };
  const resources = {
    One: { Type: 'AWS::S3::Bucket', Properties: { Name: { 'Fn::ImportValue': 'bucket' } } },
  };
  const subject = small(resources, { Outputs: { Bucket: exported } });
  expect(becomes(subject, 'literal')).toEqual(['bucket-of-somebody-else']);
});

test('a value becomes a parameter, which the template then has', () => {
  const subject = withProperty('Name', 'x');
  expect(becomes(subject, 'parameter')).toEqual([{ Ref: 'GivenAtDeployTime' }]);
  const edits = mutationsOf(subject, []).find(({ kind }) => kind === 'parameter')?.edits;
  expect(edits).toContainEqual({
    path: ['stacks', 'stack', 'Parameters', 'GivenAtDeployTime'],
    value: { Type: 'String', Default: 'x' },
  });
});

test.each<[string, unknown, unknown]>([
  ['an account', 'x-111122223333', 'x-999988887777'],
  ['a region', 'x.us-east-1.y', 'x.ap-southeast-2.y'],
  ['a VPC endpoint', 'vpce-0123456789abcdef0', 'vpce-0f00f00f00f00f00f'],
  ['a digest', 'a'.repeat(64), 'f'.repeat(64)],
  ['an address', 'https://a.example/x', 'https://somebody-else.example.org/x'],
  ['a registry', '1.dkr.ecr.us-east-1.amazonaws.com/x', 'docker.io/x'],
  ['a service', 'lambda.amazonaws.com', 'ec2.amazonaws.com'],
  ['an endpoint service', 'com.amazonaws.x.s3', 'com.amazonaws.vpce.us-east-1.vpce-svc-0f00f00f00f00f00f'],
  ['a principal', 'arn:aws:iam::1:role/r', 'arn:aws:iam::999988887777:root'],
  ['any other text', 'x', 'x-of-somebody-else'],
  ['a number', 7, 8],
])('%s becomes foreign', (_, value, after) => {
  expect(becomes(withProperty('Name', value), 'foreign')).toContainEqual(after);
});

test('a value becomes what only the deployment decides', () => {
  expect(becomes(withProperty('Name', 'x'), 'unreadable')).toEqual([
    { 'Fn::If': ['SomebodyDecides', 'x', { Ref: 'AWS::NoValue' }] },
    '{{resolve:ssm:/somebody-else}}',
    { 'Fn::ImportValue': 'stack-of-somebody-else:Value' },
  ]);
});

test('a reference points to another resource of the same type', () => {
  const subject = small({
    One: { Type: 'AWS::S3::Bucket', Properties: { Name: { 'Fn::GetAtt': ['One', 'Arn'] } } },
    Other: { Type: 'AWS::S3::Bucket' },
    Key: { Type: 'AWS::KMS::Key' },
  });
  expect(becomes(subject, 'move')).toContainEqual({ 'Fn::GetAtt': ['Other', 'Arn'] });
});

test('a bundled configuration has no change that only a template can have', () => {
  const subject = small({}, {}, { '{stack/Function}': { a: 'x', b: [1, true] } });
  const kinds = mutationsOf(subject, []).flatMap(({ kind, target }) =>
    target.type === 'Bundled configuration' ? [kind] : [],
  );
  expect([...new Set(kinds)].sort()).toEqual(['foreign', 'remove', 'widen']);
});

test('a bundled configuration is given to a function that has none', () => {
  const config = { lane: 'open' };
  const code = { files: [], index: 'unknown' } as const;
  const subject: Subject = {
    ...small({}, {}, { '{stack/Router}': config }),
    code: { '{stack/Router}': code, '{stack/Other}': code },
  };
  const after = mutationsOf(subject, [])
    .filter(({ kind, target }) => kind === 'duplicate' && target.path[0] === 'routerConfigs')
    .map(({ edits }) => edited(subject, edits).routerConfigs);
  expect(after).toEqual([{ '{stack/Router}': config, '{stack/Other}': config }]);
});
