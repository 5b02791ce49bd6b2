import { symbolOf } from '../template/names';
import type { FoundResource } from '../template/world';
import { compare, type Mismatch, matches } from './compare';
import type { Expected } from './expected';
import { irrelevant, oneOf, optional, type Rules, text, the } from './rule';
import { TAGS } from './tags';
import type { Things } from './things';

/** Properties that every type may have. On a type that does not have them, they fail the deploy. */
const OF_EVERY_TYPE: Rules = {
  Tags: TAGS,
  Description: optional(text('a description for readers', () => true)),
};

/** All differences between a resource and what is expected of it. */
export const resourceMismatches = (
  expected: Expected,
  resource: FoundResource,
  things: Things,
): readonly Mismatch[] => [...differences(expected, resource, things)];

/** Whether a resource may be the expected one. Stops at the first difference. */
export const fits = (expected: Expected, resource: FoundResource, things: Things): boolean =>
  differences(expected, resource, things).next().done === true;

/** Properties, then the stack, then what happens to the resource at an update and at a deletion. */
function* differences(
  { properties, stack, retained = false, updatePolicy, after = [] }: Expected,
  resource: FoundResource,
  things: Things,
): Generator<Mismatch, void> {
  yield* compare({ ...OF_EVERY_TYPE, ...properties }, resource.values, things, '');
  const { Properties: _, ...attributes } = resource.written;
  yield* compare(
    {
      ...attributesOf(retained),
      ...(updatePolicy !== undefined && { UpdatePolicy: updatePolicy }),
      stack,
    },
    { ...attributes, stack: resource.stack.split('-').at(-1) },
    things,
    '',
  );
  yield* tooEarly(after, resource, things);
}

/** The things that CloudFormation may create or change after the resource, and must before it. */
function* tooEarly(
  after: readonly string[],
  { stack, written }: FoundResource,
  things: Things,
): Generator<Mismatch, void> {
  const found = [written.DependsOn ?? []].flat().map((logicalId) => symbolOf(stack, logicalId));
  for (const thing of after) {
    if (found.some((symbol) => matches(the(thing), symbol, things))) continue;
    yield { path: 'DependsOn', words: () => `DependsOn lacks ${thing}`, undecided: false };
  }
}

/** CloudFormation template reference, "Resource attributes". */
const ATTRIBUTES: Rules = {
  Type: irrelevant('a resource is only compared with expectations of its own type'),
  // Where the order matters, `after` says so.
  DependsOn: irrelevant('it orders the creation of resources, and a wrong order ends in a failed deploy'),
  Metadata: irrelevant(
    'for readers and tools; no instance of the deployment runs cfn-init, which acts on it',
  ),
};

/** `RetainExceptOnCreate` keeps everything but what a failed deploy has just created. */
const RETAINED: Rules = {
  ...ATTRIBUTES,
  DeletionPolicy: oneOf('Retain', 'RetainExceptOnCreate'),
  UpdateReplacePolicy: 'Retain',
};
const ONCE_CREATED: Rules = { ...RETAINED, DeletionPolicy: 'RetainExceptOnCreate' };

/** What a later version of the deployment takes away must not stay: a permission, a rule of a security group. */
const DELETED: Rules = {
  ...ATTRIBUTES,
  DeletionPolicy: optional('Delete'),
  UpdateReplacePolicy: optional('Delete'),
};

function attributesOf(retained: NonNullable<Expected['retained']>): Rules {
  if (retained === 'once-created') return ONCE_CREATED;
  return retained ? RETAINED : DELETED;
}
