import { templatesClaim } from '../../../../lib/proof/claims/templates';
import { type Subject, worldOf } from '../../../../lib/proof/subject';
import { FIXTURES } from '../../../fixture-deployments';
import { subjectOf } from '../subjects';

// biome-ignore lint/suspicious/noExplicitAny: a sabotage reaches into whatever a template has.
type Any = any;
type Change = (gateway: Any, subject: Subject) => void;

/** The claim about the starter after a change of its gateway's template. */
function after(change: Change, name = 'starter') {
  const subject = subjectOf(name);
  change(subject.stacks[`${name}-gateway`], subject);
  return templatesClaim({ deployment: subject.deployment, world: worldOf(subject) });
}

const first = (template: Any, type: string): Any =>
  Object.values<Any>(template.Resources).find(({ Type }) => Type === type);
const api = (gateway: Any) => first(gateway, 'AWS::ApiGateway::RestApi');
const join = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });
const transform = { 'Fn::Transform': { Name: 'Macro', Parameters: {} } };

test.each(FIXTURES)('CloudFormation deploys what the templates of %s say', (name) => {
  expect(after(() => undefined, name).verdict).toBe('holds');
});

/** Places of a template in which no rule looks at the value. */
const PLACES: readonly [string, (gateway: Any, value: unknown) => void][] = [
  ['a description', (gateway, value) => Object.assign(api(gateway).Properties, { Description: value })],
  [
    'a tag',
    (gateway, value) => Object.assign(api(gateway).Properties, { Tags: [{ Key: 'x', Value: value }] }),
  ],
  ['an output', (gateway, value) => Object.assign(gateway.Outputs, { More: { Value: value } })],
  [
    'the name of an export',
    (gateway, value) => Object.assign(gateway.Outputs, { More: { Value: 'x', Export: { Name: value } } }),
  ],
];

describe.each(PLACES)('in %s', (_, put) => {
  test.each([
    ['a macro', transform],
    ['a function that nobody knows', { 'Fn::Other': 'x' }],
    ['a map', { 'Fn::FindInMap': ['a', 'b', 'c'] }],
    ['a reference to nothing', { Ref: 'Nothing' }],
    ['a dynamic reference', '{{resolve:ssm:/x}}'],
    ['a dynamic reference in two parts', join('{{res', 'olve:secretsmanager:x:SecretString}}')],
    ['a dynamic reference by a substitution', { 'Fn::Sub': ['{{$' + '{r}:ssm:/x}}', { r: 'resolve' }] }],
    ['a text that looks like a reference', '⟦starter-foundation/AuditStream⟧'],
    ['a part of such a text', join('⟦starter-foundation', '/AuditStream⟧')],
  ])('%s is undecided', (_what, value) => {
    expect(after((gateway) => put(gateway, value)).verdict).toBe('undecided');
  });
});

test.each<[string, Change]>([
  ['the metadata of a resource', (gateway) => Object.assign(api(gateway), { Metadata: transform })],
  ['the metadata of the template', (gateway) => Object.assign(gateway, { Metadata: transform })],
  ['the rules', (gateway) => Object.assign(gateway, { Rules: transform })],
  ['the parameters', (gateway) => Object.assign(gateway.Parameters, transform)],
  ['the resources', (gateway) => Object.assign(gateway.Resources, { 'Fn::Transform': { Type: 'X' } })],
  ['the description', (gateway) => Object.assign(gateway, { Description: transform })],
  ['the deletion policy', (gateway) => Object.assign(api(gateway), { DeletionPolicy: transform })],
  ['the order of creation', (gateway) => Object.assign(api(gateway), { DependsOn: transform })],
  ['all properties', (gateway) => Object.assign(api(gateway), { Properties: transform })],
  ['one more property', (gateway) => Object.assign(api(gateway).Properties, transform)],
])('a macro in %s is undecided', (_, change) => {
  expect(after(change).verdict).toBe('undecided');
});

test.each<[string, Change]>([
  [
    'a function that CloudFormation knows in rules only',
    ({ Outputs }) => {
      Outputs.More = { Value: { 'Fn::Contains': [['a'], 'a'] } };
    },
  ],
  [
    'a function in the order of creation',
    (gateway) => Object.assign(api(gateway), { DependsOn: { Ref: 'X' } }),
  ],
  [
    'a function beside another key',
    ({ Outputs }) => {
      Outputs.More = { Value: { x: { 'Fn::Join': ['', ['a']], y: 1 } } };
    },
  ],
  [
    'a dynamic reference as a key',
    ({ Outputs }) => {
      Outputs.More = { Value: { '{{resolve:ssm:/x}}': 'x' } };
    },
  ],
  [
    'an export that another stack has',
    ({ Outputs }, subject) => {
      const outputs: Any[] = Object.values(subject.stacks['starter-foundation']?.Outputs ?? {});
      const output = outputs.find(({ Export }) => Export);
      Outputs.More = { Value: 'x', Export: { Name: output.Export.Name } };
    },
  ],
  [
    'an export that the stack has',
    ({ Outputs }) => {
      Outputs.More = { Value: 'x', Export: { Name: 'x' } };
      Outputs.Again = { Value: 'y', Export: { Name: { 'Fn::Sub': 'x' } } };
    },
  ],
  [
    'a value that contains itself',
    ({ Outputs }) => {
      Outputs.More = {
        Value: { 'Fn::GetStackOutput': { StackName: 'starter-gateway', OutputName: 'More' } },
      };
    },
  ],
])('%s is undecided', (_, change) => {
  expect(after(change).verdict).toBe('undecided');
});

test.each<[string, Change, string]>([
  ['a section', (gateway) => Object.assign(gateway, { Mappings: {} }), 'the section Mappings is not read'],
  [
    'an attribute of a resource',
    (gateway) => {
      gateway.Resources.X = { Type: 'T', CreationPolicy: {} };
    },
    'X: the attribute CreationPolicy is not read',
  ],
  [
    'a condition of a resource',
    (gateway) => {
      gateway.Resources.X = { Type: 'T', Condition: 'C' };
    },
    'X: the attribute Condition is not read',
  ],
  [
    'a parameter',
    (gateway) => Object.assign(gateway.Parameters, { More: { Type: 'String' } }),
    'parameter More is not known at synth',
  ],
  [
    'a key of an output',
    (gateway) => Object.assign(gateway.Outputs, { X: { Value: 'x', Condition: 'C' } }),
    'output X: Condition is not read',
  ],
  [
    'a key of an export',
    (gateway) => Object.assign(gateway.Outputs, { X: { Value: 'x', Export: { Name: 'n', More: 1 } } }),
    'output X: Export.More is not read',
  ],
])('%s that the proof does not know is undecided, and named', (_what, change, words) => {
  const { verdict, evidence } = after(change);
  expect([verdict, ...evidence]).toEqual(['undecided', `stack starter-gateway: ${words}`]);
});

test('every section and attribute that changes no resource is accepted', () => {
  const change: Change = (gateway) => {
    Object.assign(gateway, {
      AWSTemplateFormatVersion: '2010-09-09',
      Description: 'x',
      Metadata: {},
      Rules: {},
    });
    gateway.Resources.X = {
      Type: 'T',
      Properties: {},
      DependsOn: [],
      Metadata: {},
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Delete',
      UpdatePolicy: {},
    };
    gateway.Outputs.X = { Value: 'x', Description: 'y', Export: { Name: 'z' } };
  };
  expect(after(change).verdict).toBe('holds');
});

test.each<[string, Change, string]>([
  [
    'a missing stack',
    (_, { stacks }) => delete (stacks as Any)['starter-operations'],
    'no stack starter-operations',
  ],
  [
    'a fifth stack',
    (_, { stacks }) => Object.assign(stacks, { 'starter-more': { Resources: {} } }),
    'stack starter-more is not expected',
  ],
])('%s fails the claim, and is named', (_what, change, words) => {
  const { verdict, evidence } = after(change);
  expect([verdict, ...evidence]).toEqual(['fails', words]);
});

test('an export that two outputs have is named once', () => {
  const output = { Value: 'x', Export: { Name: 'same' } };
  const { evidence } = after(({ Outputs }) => Object.assign(Outputs, { A: output, B: output, C: output }));
  expect(evidence).toEqual(['same is exported twice']);
});

const IMAGE = 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>';

test.each<[string, object]>([
  [
    'another version of the bootstrap',
    { BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/x' } },
  ],
  [
    'a version of the bootstrap that may be chosen',
    {
      BootstrapVersion: {
        Type: 'AWS::SSM::Parameter::Value<String>',
        Default: '/cdk-bootstrap/hnb659fds/version',
        AllowedValues: ['/x'],
      },
    },
  ],
  ['a text', { More: { Type: 'String', Default: 'x' } }],
  ['a parameter of the account', { More: { Type: IMAGE, Default: '/x' } }],
  ['a path out of the public parameters', { More: { Type: IMAGE, Default: '/aws/service/../../x' } }],
  [
    'a public parameter that may be chosen',
    { More: { Type: IMAGE, Default: '/aws/service/x', AllowedValues: ['/x'] } },
  ],
  ['a public parameter that is hidden', { More: { Type: IMAGE, Default: '/aws/service/x', NoEcho: true } }],
])('a template with the parameter %s is undecided', (_, parameters) => {
  expect(after((gateway) => Object.assign(gateway.Parameters, parameters)).verdict).toBe('undecided');
});
