import { edited } from '../../../lib/sabotage/edit';
import { mutationsOf } from '../../../lib/sabotage/mutations';
import { resourcesAfter, small } from './small';

const one = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'one' } };
const other = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'other' } };
const subject = small({ One: one, Other: other });

test('a resource is gone', () => {
  expect(resourcesAfter(subject, ({ kind }) => kind === 'remove')).toContainEqual({ Other: other });
});

test('a resource is there twice', () => {
  expect(resourcesAfter(subject, ({ kind }) => kind === 'duplicate')).toContainEqual({
    One: one,
    Other: other,
    OneAgain: one,
  });
});

test('a property changes places with that of another resource of the same type', () => {
  expect(resourcesAfter(subject, ({ kind }) => kind === 'move')).toContainEqual({
    One: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'other' } },
    Other: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'one' } },
  });
});

test.each([
  'Condition',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'DependsOn',
  'CreationPolicy',
  'UpdatePolicy',
  'Metadata',
  'SomebodyElse',
  'Type',
])('a resource has another %s', (attribute) => {
  const after = resourcesAfter(
    subject,
    ({ kind, target }) => kind === 'attribute' && target.type !== 'Template' && target.path[0] === attribute,
  );
  expect(after.length).toBeGreaterThan(0);
  for (const resources of after) {
    expect(Object.values(resources)).toContainEqual(
      expect.objectContaining({ [attribute]: expect.anything() }),
    );
    expect(resources).not.toEqual({ One: one, Other: other });
  }
});

test.each(['Retain', 'RetainExceptOnCreate'])(
  'a resource with the policy %s is deleted with its stack',
  (policy) => {
    const retained = small({ One: { ...one, DeletionPolicy: policy } });
    const after = resourcesAfter(retained, ({ kind }) => kind === 'attribute');
    expect(after).toContainEqual({ One: { ...one, DeletionPolicy: 'Delete' } });
  },
);

test.each([
  'Transform',
  'Parameters',
  'Conditions',
  'Mappings',
  'Rules',
  'Hooks',
  'Outputs',
  'Metadata',
  'SomebodyElse',
])('a template has a section %s of somebody else', (section) => {
  const added = mutationsOf(subject, []).filter(
    ({ target, kind }) => target.type === 'Template' && kind === 'attribute' && target.path[0] === section,
  );
  expect(added.length).toBeGreaterThan(0);
  for (const { edits } of added) expect(edited(subject, edits).stacks.stack).toHaveProperty(section);
});

test.each(['Fn::ForEach::Somebody', 'Fn::Transform'])('a template makes resources by %s', (name) => {
  const after = resourcesAfter(subject, ({ target }) => target.type === 'Template');
  expect(after.filter((resources) => name in resources)).toHaveLength(1);
});

test('a template is gone, there twice, and there with one of somebody else', () => {
  const stacks = mutationsOf(subject, [])
    .filter(({ target }) => target.type === 'Template' && target.path.length === 0)
    .map(({ edits }) => Object.keys(edited(subject, edits).stacks));
  expect(stacks).toEqual([[], ['stack', 'stack-again'], ['stack', 'stack-of-somebody-else']]);
});

test('two bundled configurations change places', () => {
  const both = small({}, {}, { '{stack/A}': { lane: 'a' }, '{stack/B}': { lane: 'b' } });
  const after = mutationsOf(both, [])
    .filter(({ kind }) => kind === 'move')
    .map(({ edits }) => edited(both, edits).routerConfigs);
  expect(after).toContainEqual({ '{stack/A}': { lane: 'b' }, '{stack/B}': { lane: 'a' } });
});
