import { isFunction, publicParameter, resolve } from '../../../../lib/proof/template/resolve';
import type { Templates } from '../../../../lib/proof/template/template';

const templates: Templates = {
  account: '111122223333',
  region: 'eu-central-1',
  partition: 'aws',
  dnsSuffix: 'amazonaws.com',
  stacks: {
    one: {
      Resources: { Bucket: { Type: 'AWS::S3::Bucket' } },
      Outputs: {
        Name: { Value: { Ref: 'Bucket' } },
        Exported: { Value: { Ref: 'Bucket' }, Export: { Name: { 'Fn::Sub': 'x-bucket' } } },
      },
    },
    two: { Resources: {} },
  },
};
const at = (value: unknown, stack = 'one') => resolve(templates, stack, value);
const undecided = (words: string) =>
  expect.objectContaining({ name: 'Undecided', message: expect.stringContaining(words) });

test.each([
  ['AWS::AccountId', '111122223333'],
  ['AWS::Region', 'eu-central-1'],
  ['AWS::Partition', 'aws'],
  ['AWS::URLSuffix', 'amazonaws.com'],
  ['AWS::StackName', 'one'],
  ['AWS::NoValue', undefined],
])('Ref of %s', (name, expected) => {
  expect(at({ Ref: name })).toBe(expected);
});

test.each([['a text'], [3], [true], [null]])('%j is itself', (value) => {
  expect(at(value)).toBe(value);
});

test('an object is resolved in depth, without what is no value', () => {
  expect(at({ a: [{ b: { Ref: 'Bucket' } }], c: { Ref: 'AWS::NoValue' } })).toEqual({
    a: [{ b: '⟦one/Bucket⟧' }],
  });
  expect(Object.keys(at({ c: { Ref: 'AWS::NoValue' } }) as object)).toEqual([]);
});

test.each(['false', '', 'aGVsbG8='])('the encoded text of %j is not the text itself', (text) => {
  expect(at({ 'Fn::Base64': text })).not.toBe(text);
});

test('two encoded texts are the same if the texts are, references included', () => {
  const script = (name: unknown) => at({ 'Fn::Base64': { 'Fn::Join': ['', ['echo ', name]] } });
  expect(script({ Ref: 'Bucket' })).toBe(script({ 'Fn::Sub': `\${Bucket}` }));
  expect(script({ Ref: 'Bucket' })).not.toBe(script('Bucket'));
});

test('an object that only looks like a function is an object', () => {
  expect(at({ Ref: 'Bucket', Other: 1 })).toEqual({ Ref: 'Bucket', Other: 1 });
  expect(at({ Fn: 'x' })).toEqual({ Fn: 'x' });
});

test.each([
  ['Fn::GetAtt with a nested attribute', { 'Fn::GetAtt': ['Bucket', 'A.B'] }, '⟦one/Bucket.A.B⟧'],
  ['Fn::GetAtt as text', { 'Fn::GetAtt': 'Bucket.A.B' }, '⟦one/Bucket.A.B⟧'],
  ['Fn::Join of numbers', { 'Fn::Join': ['-', ['a', 1, { Ref: 'AWS::Region' }]] }, 'a-1-eu-central-1'],
  ['Fn::Split of a reference', { 'Fn::Split': ['-', { Ref: 'AWS::Region' }] }, ['eu', 'central', '1']],
  ['Fn::Select by a number in text', { 'Fn::Select': ['1', ['a', 'b']] }, 'b'],
  ['Fn::Select by a number of two digits', { 'Fn::Select': [10, [...'abcdefghijk']] }, 'k'],
  ['Fn::ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': 'x-bucket' } }, '⟦one/Bucket⟧'],
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: CloudFormation writes it so.
  ['Fn::Sub of an attribute in another', { 'Fn::Sub': '${Bucket.A.B}' }, '⟦one/Bucket.A.B⟧'],
  ['Fn::Sub of an attribute', { 'Fn::Sub': '${Bucket.Arn}/*' }, 'arn:aws:s3:::⟦one/Bucket⟧/*'],
  [
    'Fn::Sub with a value of its own',
    { 'Fn::Sub': ['${A}${A}', { A: { Ref: 'AWS::Region' } }] },
    'eu-central-1eu-central-1',
  ],
  ['Fn::Sub of a literal', { 'Fn::Sub': 'a ${!Literal} ${AWS::Region}' }, 'a ${Literal} eu-central-1'],
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: CloudFormation writes it so.
])('%s', (_what, value, expected) => {
  expect(at(value)).toStrictEqual(expected);
});

test.each<[string, unknown, string]>([
  ['a function nobody knows', { 'Fn::Cidr': [] }, 'Fn::Cidr in stack one is not understood'],
  ['a resource that is not there', { Ref: 'Nothing' }, 'stack one refers to Nothing, which it does not have'],
  [
    'an import of nothing',
    { 'Fn::ImportValue': 'y' },
    'stack one imports y, which no stack of the deployment exports',
  ],
  [
    'an output that is not there',
    { 'Fn::GetStackOutput': { StackName: 'two', OutputName: 'Name' } },
    'stack one reads output Name of stack two, which has none',
  ],
  [
    'a stack that is not there',
    { 'Fn::GetStackOutput': { StackName: 'three', OutputName: 'Name' } },
    'there is no template of stack three',
  ],
  ['a join of no list', { 'Fn::Join': ['', 'x'] }, 'expected a list, got "x"'],
  ['a join of three', { 'Fn::Join': ['', [], []] }, '["",[],[]] is no'],
  ['a join of text', { 'Fn::Join': 'xy' }, '"xy" is no'],
  ['a select by no number', { 'Fn::Select': ['', ['a']] }, '"" is no index'],
  ['a select by a number of another base', { 'Fn::Select': ['0x1', ['a', 'b']] }, '"0x1" is no index'],
  ['a select by a fraction', { 'Fn::Select': [0.5, ['a']] }, '0.5 is no index'],
  ['a select by a negative number', { 'Fn::Select': [-1, ['a']] }, '-1 is no index'],
  [
    'a select from a list with no value',
    { 'Fn::Select': [0, [{ Ref: 'AWS::NoValue' }, 'a']] },
    'chooses from a list with AWS::NoValue',
  ],
  ['a substitution with more than values', { 'Fn::Sub': ['a', {}, 'b'] }, 'is not a pair'],
  ['a substitution without values', { 'Fn::Sub': ['a'] }, 'is not a pair'],
  [
    'a part of an encoded text',
    { 'Fn::Select': [1, { 'Fn::Split': ['a', { 'Fn::Base64': 'xafalse' }] }] },
    'the parts of an encoded text are not known',
  ],
  ...['constructor', 'toString', '__proto__'].map(
    (name) =>
      ['a name that every object inherits', { Ref: name }, `refers to ${name}`] as [string, unknown, string],
  ),
  ...['constructor', 'toString'].map(
    (name) =>
      ['a substitution by such a name', { 'Fn::Sub': `\${${name}}` }, `refers to ${name}`] as [
        string,
        unknown,
        string,
      ],
  ),
  ['a select of what is not there', { 'Fn::Select': [2, ['a']] }, 'Fn::Select finds no item 2'],
  ['a join of an object', { 'Fn::Join': ['', [{ a: 1 }]] }, 'expected text, got {"a":1}'],
  ['an output of no object', { 'Fn::GetStackOutput': 'x' }, 'expected an object, got "x"'],
  ['an output of nothing', { 'Fn::GetStackOutput': null }, 'expected an object, got null'],
])('%s is undecided, and says why', (_what, value, words) => {
  expect(() => at(value)).toThrow(undecided(words));
});

test.each([
  'Ref',
  'Fn::GetAtt',
  'Fn::ImportValue',
  'Fn::GetStackOutput',
  'Fn::Join',
  'Fn::Split',
  'Fn::Select',
  'Fn::Sub',
  'Fn::Base64',
])('%s is a function that the proof resolves', (name) => {
  expect(isFunction(name)).toBe(true);
});

test.each(['Fn::If', 'Fn::FindInMap', 'toString', ''])('"%s" is none', (name) => {
  expect(isFunction(name)).toBe(false);
});

const IMAGE = 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>';
const PATH = '/aws/service/ecs/optimized-ami/amazon-linux-2023/image_id';

test('the value of a parameter that AWS publishes is called by its path', () => {
  expect(publicParameter({ Type: IMAGE, Default: PATH })).toBe(`⟦public parameter ${PATH}⟧`);
});

test.each([
  ['of another type', { Type: 'AWS::SSM::Parameter::Value<String>', Default: PATH }],
  ['without a path', { Type: IMAGE }],
  ['whose path is no text', { Type: IMAGE, Default: [PATH] }],
  ['of the account', { Type: IMAGE, Default: '/accounts/own/image' }],
  ['of the account, with such an end', { Type: IMAGE, Default: `/accounts/own${PATH}` }],
  ['with more after its path', { Type: IMAGE, Default: `${PATH}:1` }],
  ['of no name', { Type: IMAGE, Default: '/aws/service' }],
  ['of an empty name', { Type: IMAGE, Default: '/aws/service//x' }],
  ['that allows other values', { Type: IMAGE, Default: PATH, AllowedValues: ['x'] }],
])('the value of a parameter %s is not known', (_what, parameter) => {
  expect(publicParameter(parameter)).toBeUndefined();
});
