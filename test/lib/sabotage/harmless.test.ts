import type { Subject } from '../../../lib/proof/subject';
import type { HarmlessKind } from '../../../lib/sabotage/change';
import { edited } from '../../../lib/sabotage/edit';
import { harmlessChangesOf } from '../../../lib/sabotage/harmless-changes';
import { small } from './small';

const resourcesAfter = (subject: Subject, kind: HarmlessKind) =>
  harmlessChangesOf(subject)
    .filter((change) => change.kind === kind)
    .map(({ edits }) => edited(subject, edits).stacks.stack?.Resources);

/** `${name}`, as CloudFormation writes it in a text. */
const placeholder = (name: string) => `\${${name}}`;

const bucket = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'b' } };

describe('a resource gets another logical id, and so does', () => {
  test.each<[string, object, object]>([
    ['Ref', { Ref: 'One' }, { Ref: 'RenamedOne' }],
    ['Fn::GetAtt', { 'Fn::GetAtt': ['One', 'Arn'] }, { 'Fn::GetAtt': ['RenamedOne', 'Arn'] }],
    ['Fn::GetAtt as a text', { 'Fn::GetAtt': 'One.Arn' }, { 'Fn::GetAtt': 'RenamedOne.Arn' }],
    [
      'Fn::Sub',
      { 'Fn::Sub': ['One', 'One.Arn', 'OneMore'].map(placeholder).join('/') },
      { 'Fn::Sub': ['RenamedOne', 'RenamedOne.Arn', 'OneMore'].map(placeholder).join('/') },
    ],
    [
      'Fn::Sub with values',
      { 'Fn::Sub': [placeholder('One'), { X: { Ref: 'One' } }] },
      { 'Fn::Sub': [placeholder('RenamedOne'), { X: { Ref: 'RenamedOne' } }] },
    ],
    [
      'a reference in a joined text',
      { 'Fn::Join': ['', [{ Ref: 'One' }]] },
      { 'Fn::Join': ['', [{ Ref: 'RenamedOne' }]] },
    ],
    ['no other reference', { Ref: 'OneMore' }, { Ref: 'OneMore' }],
  ])('%s', (_, reference, renamed) => {
    const user = (value: object) => ({ Type: 'AWS::IAM::Role', Properties: { Name: value } });
    const subject = small({ One: bucket, OneMore: bucket, User: user(reference) });
    expect(resourcesAfter(subject, 'logical-id')).toContainEqual({
      RenamedOne: bucket,
      OneMore: bucket,
      User: user(renamed),
    });
  });

  test('a resource that depends on it, and refers to it', () => {
    const user = (id: string) => ({
      Type: 'AWS::IAM::Role',
      Properties: { Name: { Ref: id } },
      DependsOn: [id, 'X'],
    });
    const subject = small({ One: bucket, User: user('One') });
    expect(resourcesAfter(subject, 'logical-id')).toContainEqual({
      RenamedOne: bucket,
      User: user('RenamedOne'),
    });
  });

  test('the configuration that is bundled with its code', () => {
    const subject = small({ One: bucket }, {}, { '{stack/One}': { lane: 'open' } });
    const renamed = harmlessChangesOf(subject).filter(({ kind }) => kind === 'logical-id');
    expect(renamed.map(({ edits }) => edited(subject, edits).routerConfigs)).toEqual([
      { '{stack/RenamedOne}': { lane: 'open' } },
    ]);
  });

  test('its output', () => {
    const subject = small({ One: bucket }, { Outputs: { Out: { Value: { Ref: 'One' } } } });
    const [renamed] = harmlessChangesOf(subject).filter(({ kind }) => kind === 'logical-id');
    expect(edited(subject, renamed?.edits ?? []).stacks.stack?.Outputs).toEqual({
      Out: { Value: { Ref: 'RenamedOne' } },
    });
  });
});

test('an output gets another name, by which other stacks import it', () => {
  const subject: Subject = {
    ...small({}),
    stacks: {
      from: { Resources: {}, Outputs: { Out: { Value: 'x', Export: { Name: 'from:Out' } } } },
      to: { Resources: { R: { Type: 'T', Properties: { P: { 'Fn::ImportValue': 'from:Out' } } } } },
    },
  };
  const after = harmlessChangesOf(subject)
    .filter(({ how }) => how.startsWith('another name of the output'))
    .map(({ edits }) => edited(subject, edits).stacks);
  expect(after).toEqual([
    {
      from: { Resources: {}, Outputs: { RenamedOut: { Value: 'x', Export: { Name: 'from:RenamedOut' } } } },
      to: { Resources: { R: { Type: 'T', Properties: { P: { 'Fn::ImportValue': 'from:RenamedOut' } } } } },
    },
  ]);
});

test.each<[HarmlessKind, object, object]>([
  ['description', { Description: 'a' }, { Description: 'Another description' }],
  ['order', { SubnetIds: ['a', 'b'] }, { SubnetIds: ['b', 'a'] }],
  [
    'order',
    { P: { Statement: [{ Effect: 'Deny' }, { Effect: 'Allow' }] } },
    { P: { Statement: [{ Effect: 'Allow' }, { Effect: 'Deny' }] } },
  ],
  [
    'order',
    { P: { Statement: [{ Effect: 'Allow', Action: ['a', 'b'] }] } },
    { P: { Statement: [{ Effect: 'Allow', Action: ['b', 'a'] }] } },
  ],
  [
    'order',
    { P: { Statement: [{ Effect: 'Allow', Condition: { StringEquals: { k: ['a', 'b'] } } }] } },
    { P: { Statement: [{ Effect: 'Allow', Condition: { StringEquals: { k: ['b', 'a'] } } }] } },
  ],
  ['tag', { Tags: [] }, { Tags: [{ Key: 'cost-center', Value: '1234' }] }],
  [
    'spelling',
    { P: { Statement: [{ Effect: 'Allow', Action: 'a' }] } },
    { P: { Statement: [{ Effect: 'Allow', Action: ['a'] }] } },
  ],
  [
    'spelling',
    { P: { Statement: [{ Effect: 'Allow', Action: ['a'] }] } },
    { P: { Statement: [{ Effect: 'Allow', Action: 'a' }] } },
  ],
])('%s: %j becomes %j', (kind, before, after) => {
  const subject = small({ One: { Type: 'AWS::S3::Bucket', Properties: before } });
  expect(resourcesAfter(subject, kind)).toContainEqual({
    One: { Type: 'AWS::S3::Bucket', Properties: after },
  });
});

test('an order that means something stays: arguments of a command, items of a list that is no set', () => {
  const subject = small({ One: { Type: 'AWS::ECS::TaskDefinition', Properties: { Command: ['a', 'b'] } } });
  const after = resourcesAfter(subject, 'order').map((resources) => JSON.stringify(resources));
  expect(after.filter((json) => json.includes('["b","a"]'))).toEqual([]);
});

test('resources, keys and templates are in another order', () => {
  const subject = small({ One: { Type: 'T', Properties: { a: 1, b: { c: 1, d: 2 } } }, Two: { Type: 'T' } });
  const after = resourcesAfter(subject, 'order').map((resources) => JSON.stringify(resources));
  expect(after).toContain('{"One":{"Type":"T","Properties":{"b":{"d":2,"c":1},"a":1}},"Two":{"Type":"T"}}');
  expect(after).toContain('{"Two":{"Type":"T"},"One":{"Type":"T","Properties":{"a":1,"b":{"c":1,"d":2}}}}');
});
