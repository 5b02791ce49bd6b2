import { resolve } from '../../../../lib/proof/template/resolve';
import type { Templates } from '../../../../lib/proof/template/template';

const templates: Templates = {
  account: '111122223333',
  region: 'eu-central-1',
  partition: 'aws',
  dnsSuffix: 'amazonaws.com',
  stacks: {
    one: {
      Resources: {
        Group: { Type: 'AWS::EC2::SecurityGroup' },
        Role: { Type: 'AWS::IAM::Role', Properties: { Path: '/applications/' } },
        Named: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'claims' } },
        Images: { Type: 'AWS::ECR::Repository' },
        Guard: { Type: 'AWS::Bedrock::Guardrail' },
        Listener: { Type: 'AWS::ElasticLoadBalancingV2::Listener' },
      },
      Outputs: {
        Exported: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] }, Export: { Name: 'one:Role' } },
        Weak: { Value: { Ref: 'Group' } },
      },
    },
    two: { Resources: {}, Parameters: { Image: {} } },
  },
};
const at = (stack: string, value: unknown) => resolve(templates, stack, value);
const ROLE = 'arn:aws:iam::111122223333:role/applications/⟦one/Role⟧';

test.each([
  ['an id by either attribute', { 'Fn::GetAtt': ['Group', 'GroupId'] }, '⟦one/Group⟧'],
  ['the same by Ref', { Ref: 'Group' }, '⟦one/Group⟧'],
  ['an ARN with its path', { 'Fn::GetAtt': 'Role.Arn' }, ROLE],
  ['an ARN of a named role', { 'Fn::GetAtt': ['Named', 'Arn'] }, 'arn:aws:iam::111122223333:role/claims'],
  [
    'a guardrail by its ARN',
    { Ref: 'Guard' },
    'arn:aws:bedrock:eu-central-1:111122223333:guardrail/⟦one/Guard⟧',
  ],
  ['a pseudo parameter', { 'Fn::Join': ['.', ['s3', { Ref: 'AWS::URLSuffix' }]] }, 's3.amazonaws.com'],
  [
    'a part of an ARN',
    { 'Fn::Select': [4, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Images', 'Arn'] }] }] },
    '111122223333',
  ],
  [
    'the name at the end of an ARN, whole',
    { 'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Images', 'Arn'] }] }] },
    '⟦one/Images⟧',
  ],
  [
    'a part of an unknown name, as a name of its own',
    { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'Listener' }] }] },
    '⟦one/Listener.part 2 between /⟧',
  ],
  [
    'a part of the id of the stack',
    {
      'Fn::Select': [
        0,
        { 'Fn::Split': ['-', { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] }] },
      ],
    },
    '⟦part 1 of the UUID of one⟧',
  ],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation writes it so.
  ['a substitution', { 'Fn::Sub': ['${AWS::Region}/${Role}/${x}', { x: 'y' }] }, 'eu-central-1/⟦one/Role⟧/y'],
  ['a list without what is no value', ['a', { Ref: 'AWS::NoValue' }], ['a']],
])('%s', (_, value, expected) => {
  expect(at('one', value)).toStrictEqual(expected);
});

test('a resource has the same name in another stack', () => {
  expect(at('two', { 'Fn::ImportValue': 'one:Role' })).toBe(ROLE);
  expect(at('two', { 'Fn::GetStackOutput': { StackName: 'one', OutputName: 'Weak' } })).toBe('⟦one/Group⟧');
  expect(at('two', { Ref: 'Image' })).toBe('⟦two/Image⟧');
});

test('the id of a stack has the form of its ARN', () => {
  expect(at('one', { Ref: 'AWS::StackId' })).toMatch(
    /^arn:aws:cloudformation:eu-central-1:111122223333:stack\/one\/⟦[^⟧]+⟧(-⟦[^⟧]+⟧){4}$/,
  );
});

test('an output of another stack in the same region and account is read', () => {
  const output = { StackName: 'one', OutputName: 'Weak', Region: 'eu-central-1', Account: '111122223333' };
  expect(at('two', { 'Fn::GetStackOutput': output })).toBe('⟦one/Group⟧');
});

test.each([
  ['another region', { Region: 'us-east-1' }, 'by Region us-east-1'],
  ['another account', { Account: '999988887777' }, 'by Account 999988887777'],
  ['an unknown role', { RoleArn: 'arn:aws:iam::1:role/x' }, 'by RoleArn arn:aws:iam::1:role/x'],
])('an output of %s is undecided, whatever a stack of the same name has here', (_, place, words) => {
  const output = { StackName: 'one', OutputName: 'Weak', ...place };
  expect(() => at('two', { 'Fn::GetStackOutput': output })).toThrow(
    expect.objectContaining({ name: 'Undecided', message: `stack two reads an output ${words}` }),
  );
});

test.each([
  ['an unknown function', { 'Fn::FindInMap': ['a', 'b', 'c'] }],
  ['a reference to nothing', { Ref: 'Nothing' }],
  ['an import of nothing', { 'Fn::ImportValue': 'nothing' }],
  ['an output of nothing', { 'Fn::GetStackOutput': { StackName: 'one', OutputName: 'Nothing' } }],
  ['a part that is not there', { 'Fn::Select': [9, ['a']] }],
  ['all parts of an unknown name', { 'Fn::Join': ['-', { 'Fn::Split': ['/', { Ref: 'Group' }] }] }],
])('%s is an error', (_, value) => {
  expect(() => at('one', value)).toThrow(expect.objectContaining({ name: 'Undecided' }));
});
