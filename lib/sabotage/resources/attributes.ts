import type { Mutation } from '../change';
import type { Edit } from '../edit';
import { type FoundResource, targetOf } from '../found';
import type { Path } from '../json';

/** Attributes of a resource beside its type and properties, each with a value that no template of ours has. */
const ATTRIBUTES: Readonly<Record<string, unknown>> = {
  Condition: 'SomebodyDecides',
  DependsOn: ['SomethingElse'],
  CreationPolicy: { ResourceSignal: { Count: 1, Timeout: 'PT12H' } },
  UpdatePolicy: { CodeDeployLambdaAliasUpdate: { ApplicationName: 'a', DeploymentGroupName: 'd' } },
  Metadata: { 'AWS::CloudFormation::Init': { config: { commands: { run: { command: 'true' } } } } },
  SomebodyElse: 'an attribute that nothing expects',
};

/** What happens to a resource that leaves its stack: the opposite of what the template says. "Delete" is the default. */
const LEAVING = ['DeletionPolicy', 'UpdateReplacePolicy'];

/** A type that CloudFormation does not make by itself. */
const FOREIGN_TYPES = [
  'Custom::SomebodyElse',
  'SomebodyElse::Service::Thing',
  'SomebodyElse::Service::Thing::MODULE',
];

/** A resource gets an attribute that it does not have, or has another one; and another type. */
export function attributeChanges(resource: FoundResource): readonly Mutation[] {
  const { path, json, stack, type } = resource;
  const change = (how: string, at: Path, edits: readonly Edit[]): Mutation => ({
    kind: 'attribute',
    how,
    target: targetOf(resource, at),
    edits,
  });
  return [
    ...Object.entries(ATTRIBUTES)
      .filter(([name]) => name !== 'Metadata' || json.Metadata === undefined)
      .map(([name, value]) =>
        change(
          `${name} is ${JSON.stringify(value)}`,
          [name],
          [...(name === 'Condition' ? conditionOf(stack) : []), { path: [...path, name], value }],
        ),
      ),
    ...LEAVING.map((name) => {
      const value = (json[name] ?? 'Delete') === 'Delete' ? 'Retain' : 'Delete';
      return change(`${name} is ${value}`, [name], [{ path: [...path, name], value }]);
    }),
    ...FOREIGN_TYPES.map((other) =>
      change(`${type} becomes ${other}`, ['Type'], [{ path: [...path, 'Type'], value: other }]),
    ),
  ];
}

const conditionOf = (stack: string): readonly Edit[] => [
  { path: ['stacks', stack, 'Conditions', 'SomebodyDecides'], value: { 'Fn::Equals': ['a', 'b'] } },
];
