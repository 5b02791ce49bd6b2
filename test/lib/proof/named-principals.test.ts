import { statementsIn, unreadableIn } from '../../../lib/proof/named-principals';
import { createWorld } from '../../../lib/proof/template/world';

const ALLOW = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: 'x' };

function bucketWith(Properties: object) {
  const Resources = { Bucket: { Type: 'AWS::S3::Bucket', Properties: { ...Properties } } };
  const world = createWorld({
    stacks: { s: { Resources } },
    account: '111122223333',
    region: 'eu-central-1',
    partition: 'aws',
    dnsSuffix: 'amazonaws.com',
  });
  return world.named('⟦s/Bucket⟧');
}

const statements = (...Statement: readonly object[]) => statementsIn(bucketWith({ Policy: { Statement } }));

test('a statement is found with where it is, its effect, and whom and what it names', () => {
  const Condition = { StringEquals: { k: 'a', l: ['b', 'c'] }, Bool: { m: 'true' } };
  expect(statements({ ...ALLOW, Principal: { AWS: 'x', Service: ['y', 'z'] }, Condition })).toEqual([
    {
      where: '⟦s/Bucket⟧ (AWS::S3::Bucket)',
      effect: 'Allow',
      principals: { AWS: ['x'], Service: ['y', 'z'] },
      conditions: [
        ['StringEquals', 'k', ['a']],
        ['StringEquals', 'l', ['b', 'c']],
        ['Bool', 'm', ['true']],
      ],
      resources: ['x'],
      isNotPrincipal: false,
    },
  ]);
});

test.each([
  ['the star', '*', { AWS: ['*'] }],
  ['the star of AWS', { AWS: '*' }, { AWS: ['*'] }],
  ['nothing', undefined, undefined],
])('a statement whose principal is %s names %j', (_what, Principal, principals) => {
  expect(statements({ ...ALLOW, Principal })[0]?.principals).toEqual(principals);
});

test('a statement without resources and conditions lists none', () => {
  expect(statements({ Effect: 'Allow', Action: 'sts:AssumeRole', NotPrincipal: '*' })).toEqual([
    expect.objectContaining({ resources: [], conditions: [], isNotPrincipal: true }),
  ]);
});

test.each([
  ['of one property', { Policy: { Statement: [ALLOW] } }],
  ['of two', { Policy: { Statement: ALLOW }, Other: { Statement: [] } }],
  ['deep below', { A: [{ B: { C: { Statement: ALLOW } } }] }],
  ['in a list', { Policies: ['x', null, { PolicyDocument: { Statement: [ALLOW] } }] }],
])('a policy is found wherever it is: %s', (_where, properties) => {
  expect(statementsIn(bucketWith(properties))).toHaveLength(1);
});

test('a policy inside a policy is found as well', () => {
  expect(
    statementsIn(bucketWith({ Policy: { Statement: ALLOW, More: { Statement: [ALLOW, ALLOW] } } })),
  ).toHaveLength(3);
});

test.each([
  ['no policy', { Policy: { Rules: [] } }],
  ['a text', { Policy: 'Statement' }],
  ['a policy that cannot be read', { Policy: { 'Fn::Magic': { Statement: [ALLOW] } } }],
])('%s has no statement', (_what, properties) => {
  expect(statementsIn(bucketWith(properties))).toEqual([]);
});

test('a property that cannot be read is reported, because it may be a policy', () => {
  expect(unreadableIn(bucketWith({ Name: 'x', Policy: { 'Fn::Magic': 1 } }))).toEqual([
    '⟦s/Bucket⟧: Policy: Fn::Magic in stack s is not understood',
  ]);
});
