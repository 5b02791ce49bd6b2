import type { Subject } from '../proof/subject';
import { type Mutation, type MutationKind, TEMPLATE } from './change';
import type { Edit } from './edit';
import type { Path } from './json';

/** Parts of a template beside its resources, each with content that nothing expects. */
const ADDED: Readonly<Record<string, unknown>> = {
  Transform: 'SomebodyElse',
  'Parameters/GivenAtDeployTime': { Type: 'String', Default: 'x' },
  'Parameters/SecretOfSomebodyElse': {
    Type: 'AWS::SSM::Parameter::Value<String>',
    Default: '/somebody-else',
  },
  'Conditions/SomebodyDecides': { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'x'] },
  'Mappings/SomebodyElse': { a: { b: 'c' } },
  'Rules/SomebodyElse': { Assertions: [{ Assert: { 'Fn::Equals': ['a', 'a'] } }] },
  'Hooks/SomebodyElse': { Type: 'AWS::CodeDeploy::BlueGreen', Properties: { ServiceRole: 'admin' } },
  'Outputs/SomebodyElse': { Value: '{{resolve:secretsmanager:somebody-else}}' },
  'Metadata/AWS::CloudFormation::Designer': { id: 'somebody-else' },
  'Resources/Fn::ForEach::Somebody': [
    'Each',
    ['a', 'b'],
    { '${Each}Topic': { Type: 'AWS::SNS::Topic', Properties: {} } },
  ],
  'Resources/Fn::Transform': {
    Name: 'AWS::Include',
    Parameters: { Location: 's3://somebody-else/resources.json' },
  },
  SomebodyElse: { a: 'a section that nothing expects' },
};

/** Transforms that AWS itself provides. */
const TRANSFORMS = [
  'AWS::Include',
  'AWS::LanguageExtensions',
  'AWS::Serverless-2016-10-31',
  'AWS::SecretsManager-2024-09-16',
];

/** Changes of a template as a whole; the values of its sections are changed like those of resources. */
export function templateChanges(subject: Subject): readonly Mutation[] {
  const stacks = Object.keys(subject.stacks);
  return stacks.flatMap((stack, index): readonly Mutation[] => {
    const at: Path = ['stacks', stack];
    const change = (kind: MutationKind, how: string, path: Path, edits: readonly Edit[]): Mutation => ({
      kind,
      how,
      target: { type: TEMPLATE, where: `{${stack}}`, path },
      edits,
    });
    const template = subject.stacks[stack];
    const other = stacks[(index + 1) % stacks.length] ?? stack;
    return [
      ...Object.entries(ADDED).map(([text, value]) => {
        const path = text.split('/');
        return change('attribute', `has ${text}`, path, [{ path: [...at, ...path], value }]);
      }),
      ...TRANSFORMS.map((name) =>
        change(
          'attribute',
          `is transformed by ${name}`,
          ['Transform'],
          [{ path: [...at, 'Transform'], value: name }],
        ),
      ),
      change('remove', 'the template is gone', [], [{ path: at, value: undefined }]),
      change(
        'duplicate',
        'the template is deployed twice',
        [],
        [{ path: ['stacks', `${stack}-again`], value: template }],
      ),
      change(
        'move',
        `changes places with ${other}`,
        [],
        [
          { path: at, value: subject.stacks[other] },
          { path: ['stacks', other], value: template },
        ],
      ),
      change(
        'add-hostile',
        'a stack of somebody else',
        [],
        [
          {
            path: ['stacks', 'stack-of-somebody-else'],
            value: { Resources: { Role: { Type: 'AWS::IAM::Role', Properties: {} } } },
          },
        ],
      ),
    ];
  });
}
