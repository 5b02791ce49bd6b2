import type { Template } from '../../../../lib/proof/template/template';
import { resolvedUnread, textsUnread } from '../../../../lib/proof/template/unread';
import { createWorld } from '../../../../lib/proof/template/world';

const DYNAMIC = '{{resolve:ssm:/x}}';
const MARKED = '⟦x';
const marked = `${MARKED} has a mark by which the proof writes references`;

/** A template that can be read, with other parts. */
const template = (parts: object): Template =>
  ({
    Description: 'a stack',
    Rules: { Check: { Assertions: [{ Assert: { 'Fn::Contains': [['a'], { Ref: 'Version' }] } }] } },
    Parameters: { Version: { Type: 'String' } },
    Resources: {
      A: { Type: 'T', Properties: { Name: { 'Fn::Sub': 'x' } }, DependsOn: ['B'] },
      B: { Type: 'T' },
    },
    Outputs: { Name: { Value: { Ref: 'A' } } },
    ...parts,
  }) as Template;

describe('a template as it is written', () => {
  test('can be read if it has only functions that the proof resolves', () => {
    expect(textsUnread(template({}))).toEqual([]);
  });

  test('can be read without rules, parameters and outputs', () => {
    expect(textsUnread({ Resources: {} })).toEqual([]);
  });

  test.each([
    ['a property', { Resources: { A: { Type: 'T', Properties: { Name: { 'Fn::Other': 1 } } } } }],
    ['a list', { Resources: { A: { Type: 'T', Properties: { Name: ['x', null, { 'Fn::Other': 1 }] } } } }],
    ['an output', { Outputs: { Name: { Value: { 'Fn::Other': 1 } } } }],
    ['a rule', { Rules: { Check: { 'Fn::Other': 1 } } }],
  ])('cannot be read with a function that the proof does not know in %s', (_where, parts) => {
    expect(textsUnread(template(parts))).toEqual(['Fn::Other is not understood']);
  });

  test('cannot be read with a function of rules in a property', () => {
    const Resources = { A: { Type: 'T', Properties: { Name: { 'Fn::Contains': [] } } } };
    expect(textsUnread(template({ Resources }))).toEqual(['Fn::Contains is not understood']);
  });

  test.each([
    'And',
    'Contains',
    'EachMemberEquals',
    'EachMemberIn',
    'Equals',
    'If',
    'Not',
    'Or',
    'RefAll',
    'ValueOf',
    'ValueOfAll',
  ])('may have Fn::%s in its rules', (name) => {
    expect(textsUnread(template({ Rules: { Check: { [`Fn::${name}`]: [] } } }))).toEqual([]);
  });

  test('cannot be read with a function of properties in its rules', () => {
    expect(textsUnread(template({ Rules: { Check: { 'Fn::Sub': 'x' } } }))).toEqual([
      'Fn::Sub is not understood',
    ]);
  });

  test('cannot be read with a function beside other keys', () => {
    const Properties = { Name: { 'Fn::Sub': 'x', One: 1, Two: 2 } };
    expect(textsUnread(template({ Resources: { A: { Type: 'T', Properties } } }))).toEqual([
      'Fn::Sub is beside One, Two',
    ]);
  });

  test.each([
    ['the description', 'Description', { Description: { 'Fn::Sub': 'x' } }, 'Fn::Sub'],
    ['a parameter', 'Image', { Parameters: { Image: { Default: { Ref: 'A' } } } }, 'Ref'],
    [
      'what happens to a resource at its end',
      'A',
      { Resources: { A: { Type: 'T', DeletionPolicy: { 'Fn::Sub': 'x' } } } },
      'Fn::Sub',
    ],
    ['what a resource depends on', 'A', { Resources: { A: { Type: 'T', DependsOn: { Ref: 'B' } } } }, 'Ref'],
  ])('cannot be read with a function in %s', (_what, where, parts, name) => {
    expect(textsUnread(template(parts))).toEqual([`${where} has the function ${name}`]);
  });

  test.each([
    ['a value', { Description: DYNAMIC }],
    ['a value of a rule', { Rules: { Check: DYNAMIC } }],
    ['the name of a key', { Metadata: { [DYNAMIC]: 1 } }],
  ])('cannot be read with a dynamic reference in %s', (_where, parts) => {
    expect(textsUnread(template(parts))).toEqual([`${DYNAMIC} is a dynamic reference`]);
  });

  test.each([DYNAMIC, '{{ resolve :ssm:/x}}', '{{  RESOLVE  :ssm:/x}}', 'a{{resolve:b'])(
    'a text such as %s is a dynamic reference',
    (text) => {
      expect(textsUnread(template({ Description: text }))).toEqual([`${text} is a dynamic reference`]);
    },
  );

  test.each([
    '{resolve:ssm:/x}',
    '{{ssm:resolve:/x}}',
    '{{resolve ssm}}',
    '{{x resolve:y}}',
    '{{resolvex:y}}',
  ])('a text such as %s is a text', (text) => {
    expect(textsUnread(template({ Description: text }))).toEqual([]);
  });

  test.each([
    ['a value', { Description: MARKED }],
    ['a value of a rule', { Rules: { Check: MARKED } }],
    ['the name of a key', { Metadata: { [MARKED]: 1 } }],
  ])('cannot be read with a mark of a reference in %s', (_where, parts) => {
    expect(textsUnread(template(parts))).toEqual([marked]);
  });
});

const unreadIn = (parts: object) =>
  resolvedUnread(
    createWorld({
      stacks: { s: template(parts) },
      account: '111122223333',
      region: 'eu-central-1',
      partition: 'aws',
      dnsSuffix: 'amazonaws.com',
    }),
  );
const split = { 'Fn::Join': ['', ['{{res', 'olve:ssm:/x}}']] };

describe('a template whose references are resolved', () => {
  test('can be read if its values are known texts', () => {
    expect(unreadIn({})).toEqual([]);
  });

  test('can be read without outputs', () => {
    expect(unreadIn({ Outputs: undefined })).toEqual([]);
  });

  test.each([
    [
      'a property',
      { Resources: { A: { Type: 'T', Properties: { Name: [split] } } }, Outputs: {} },
      '⟦s/A⟧: Name',
    ],
    ['an output', { Outputs: { Name: { Value: split } } }, 'output Name of stack s'],
    [
      'the name of an export',
      { Outputs: { Name: { Value: 'x', Export: { Name: split } } } },
      'output Name of stack s',
    ],
  ])('cannot be read if %s becomes a dynamic reference', (_what, parts, where) => {
    expect(unreadIn(parts)).toEqual([`${where}: ${DYNAMIC} is a dynamic reference`]);
  });

  test.each([
    [
      'a property',
      { Resources: { A: { Type: 'T', Properties: { Name: { Ref: 'C' } } } }, Outputs: {} },
      '⟦s/A⟧: Name',
    ],
    ['an output', { Outputs: { Name: { Value: { Ref: 'C' } } } }, 'output Name of stack s'],
  ])('cannot be read if %s cannot be resolved', (_what, parts, where) => {
    expect(unreadIn(parts)).toEqual([`${where}: stack s refers to C, which it does not have`]);
  });
});
