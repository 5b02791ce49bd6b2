import { mismatches } from '../../../../lib/proof/matching/compare';
import type { Rule } from '../../../../lib/proof/matching/rule';
import { GROUP_TAGS, STACK_TAGS, TAG_SPECIFICATIONS, TAGS } from '../../../../lib/proof/matching/tags';
import { Things } from '../../../../lib/proof/matching/things';

const against = (rule: Rule, value: unknown) =>
  mismatches(rule, value, new Things([], [], false)).map(({ words }) => words());
const tag = (Key: unknown, Value: unknown = 'x') => [{ Key, Value }];

test.each<[string, Rule, unknown]>([
  ['no tags', TAGS, undefined],
  ['an empty list', TAGS, []],
  ['any tag', TAGS, tag('cost-center')],
  ['the name of a subnet, for look-ups of the CDK', TAGS, tag('aws-cdk:subnet-name')],
  ['the type of a subnet, for look-ups of the CDK', TAGS, tag('aws-cdk:subnet-type')],
  ['a key of 128 characters', TAGS, tag('k'.repeat(128))],
  ['a value of 256 characters', TAGS, tag('k', 'v'.repeat(256))],
  ['an empty value', TAGS, tag('k', '')],
  ['no tags of what a launch template makes', TAG_SPECIFICATIONS, undefined],
  ['tags of what a launch template makes', TAG_SPECIFICATIONS, [{ ResourceType: 'volume', Tags: tag('k') }]],
  ['no tags of a group', GROUP_TAGS, undefined],
  ['a tag of a group and its instances', GROUP_TAGS, [{ Key: 'k', Value: 'v', PropagateAtLaunch: true }]],
  ['a tag of a group alone', GROUP_TAGS, [{ Key: 'k', Value: 'v', PropagateAtLaunch: false }]],
  [
    'the tag by which ECS finds a group',
    GROUP_TAGS,
    [{ Key: 'AmazonECSManaged', Value: true, PropagateAtLaunch: true }],
  ],
  ['no tags of a stack', STACK_TAGS, undefined],
  ['tags of a stack', STACK_TAGS, [{ key: 'k', value: 'v' }]],
])('%s: no difference', (_what, rule, value) => {
  expect(against(rule, value)).toEqual([]);
});

const NO_KEY = 'expected the key of a tag that no service acts on';
const NO_VALUE = 'expected the value of a tag';

test.each<[string, Rule, unknown, string]>([
  ['an empty key', TAGS, tag(''), NO_KEY],
  ['a key of 129 characters', TAGS, tag('k'.repeat(129)), NO_KEY],
  ['a key on which a service acts', TAGS, tag('AmazonECSManaged'), NO_KEY],
  ['a key of AWS', TAGS, tag('aws:x'), NO_KEY],
  ['a key that is no text', TAGS, tag(5), NO_KEY],
  ['a value of 257 characters', TAGS, tag('k', 'v'.repeat(257)), NO_VALUE],
  [
    'a tag on which a service acts, of what a launch template makes',
    TAG_SPECIFICATIONS,
    [{ ResourceType: 'instance', Tags: tag('AmazonECSManaged') }],
    NO_KEY,
  ],
  [
    'a kind of resource that is no text',
    TAG_SPECIFICATIONS,
    [{ ResourceType: 5 }],
    'expected a type of resource',
  ],
  ['a tag of a stack on which a service acts', STACK_TAGS, [{ key: 'AmazonECSManaged', value: 'v' }], NO_KEY],
])('%s is a difference', (_what, rule, value, words) => {
  expect(against(rule, value)).toEqual([expect.stringContaining(words)]);
});

test.each([
  ['whose reach is neither true nor false', { Key: 'k', Value: 'v', PropagateAtLaunch: 'perhaps' }],
  ['without a reach', { Key: 'k', Value: 'v' }],
  ['of ECS with another value', { Key: 'AmazonECSManaged', Value: 'x', PropagateAtLaunch: true }],
  ['of ECS that no instance gets', { Key: 'AmazonECSManaged', Value: true, PropagateAtLaunch: false }],
])('a tag of a group %s is a difference', (_what, value) => {
  expect(against(GROUP_TAGS, [value])).toHaveLength(1);
});
