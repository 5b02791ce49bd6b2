import { symbolOf } from '../template/names';
import type { FoundResource } from '../template/world';
import { type Mismatch, matches, mismatches } from './compare';
import type { Expected } from './expected';
import { irrelevant, type Rule, type Rules, the } from './rule';
import type { Things } from './things';

/** Properties that no claim depends on, of every type. */
const OF_EVERY_TYPE: Rules = {
  Tags: irrelevant(
    'no policy of the deployment has a condition on a tag, and no service is told to act on one',
  ),
  Description: irrelevant('for readers only'),
};

/** All differences between a resource and what is expected: its properties, its stack, and what happens to it at a deletion. */
export function resourceMismatches(
  { properties, stack, retained = false, updatePolicy, after = [] }: Expected,
  resource: FoundResource,
  things: Things,
): readonly Mismatch[] {
  const { written } = resource;
  return [
    ...mismatches({ ...OF_EVERY_TYPE, ...properties }, resource.values, things),
    ...mismatches(
      {
        ...attributes(retained),
        ...(updatePolicy !== undefined && { UpdatePolicy: updatePolicy }),
        stack: stack,
      },
      { ...written, Properties: undefined, stack: resource.stack.split('-').at(-1) },
      things,
    ),
    ...tooEarly(after, resource, things),
  ];
}

/** The things that CloudFormation may create or change after the resource, and must before it. */
function tooEarly(after: readonly string[], resource: FoundResource, things: Things): readonly Mismatch[] {
  const { DependsOn = [] } = resource.written;
  const found = [DependsOn].flat().map((logicalId) => symbolOf(resource.stack, logicalId));
  return after
    .filter((thing) => !found.some((symbol) => matches(the(thing), symbol, things)))
    .map((thing) => ({ path: 'DependsOn', words: `DependsOn lacks ${thing}`, undecided: false }));
}

/** CloudFormation template reference, "Resource attributes". */
const attributes = (retained: boolean): Rules => ({
  Type: irrelevant('a resource is only compared with expectations of its own type'),
  DependsOn: irrelevant('it orders the creation of resources, and a wrong order ends in a failed deploy'),
  Metadata: irrelevant(
    'for readers and tools; no instance of the deployment runs cfn-init, which would act on it',
  ),
  DeletionPolicy: retained ? 'Retain' : KEEPING,
  UpdateReplacePolicy: retained ? 'Retain' : KEEPING,
});

const KEEPING: Rule = irrelevant('to keep a resource that the stack may delete changes no claim');
