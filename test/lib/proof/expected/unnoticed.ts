import type { Area } from '../../../../lib/proof/expected/area';
import { basisOf } from '../../../../lib/proof/expected/basis-of';
import { pairUp } from '../../../../lib/proof/matching/pair-up';
import { fits } from '../../../../lib/proof/matching/resource-mismatches';
import { Things } from '../../../../lib/proof/matching/things';
import { type Subject, worldOf } from '../../../../lib/proof/subject';
import { readResource } from '../../../../lib/proof/template/world';

// Every property of an area's resources, changed one at a time: removed, replaced, and with one more item or property.

type Change = 'is missing' | 'is another' | 'has one more';

/**
 * The changes of properties that an area accepts, such as `AWS::ECS::Service Family is another`. What it accepts must be
 * what its rules call irrelevant, or the same as CloudFormation's default.
 */
export function unnoticed(area: Area, subject: Subject): readonly string[] {
  const expected = area.resources(basisOf(subject.deployment));
  const types = new Set(expected.map(({ type }) => type));
  const { all, templates } = worldOf(subject);
  const things = new Things(
    expected,
    all.filter(({ type }) => types.has(type)),
    true,
  );
  pairUp(expected, things);
  const accepted = expected.flatMap((one) => {
    const resource = things.resourceOf(one);
    if (!resource) throw new Error(`the templates have no ${one.thing}`);
    const { stack, logicalId, written } = resource;
    const isAccepted = () => fits(one, readResource(templates, stack, logicalId, written), things);
    return placesIn({ Properties: resource.written.Properties }).flatMap((place) =>
      changesAt(place)
        .filter(({ apply }) => withChange(apply, place, isAccepted))
        .map(({ change }) => `${one.type} ${place.path} ${change}`),
    );
  });
  return [...new Set(accepted)].sort();
}

/** One value in a template, and the object or list that contains it. */
interface Place {
  readonly path: string;
  readonly parent: Record<string, unknown>;
  readonly key: string;
}

/** Every value below an object. The path of a list's item does not say which; a function of CloudFormation has none. */
function placesIn(parent: object, path: readonly string[] = []): readonly Place[] {
  return Object.keys(parent).flatMap((key) => {
    const owner = parent as Record<string, unknown>;
    const named = Array.isArray(parent) || /^(Ref|Fn::.*|Properties)$/.test(key) ? path : [...path, key];
    const below = owner[key];
    return [
      ...(path.length > 0 || named.length > 0 ? [{ path: named.join('.'), parent: owner, key }] : []),
      ...(typeof below === 'object' && below !== null ? placesIn(below, named) : []),
    ];
  });
}

interface Edit {
  readonly change: Change;
  readonly apply: () => void;
}

function changesAt({ parent, key }: Place): readonly Edit[] {
  const value = parent[key];
  const set = (change: Change, to: unknown): Edit => ({
    change,
    apply: () => {
      parent[key] = to;
    },
  });
  const remove: Edit = {
    change: 'is missing',
    apply: () => {
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
    },
  };
  if (Array.isArray(value)) return [remove, set('has one more', [...value, 'foreign'])];
  if (typeof value === 'object') return [remove, set('has one more', { ...value, Foreign: 'foreign' })];
  return [remove, set('is another', another(value))];
}

function another(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? value + 1 : `${value}-foreign`;
}

function withChange<T>(apply: () => void, { parent, key }: Place, look: () => T): T {
  const before = Array.isArray(parent) ? [...parent] : parent[key];
  apply();
  try {
    return look();
  } finally {
    if (Array.isArray(parent)) parent.splice(0, parent.length, ...(before as unknown[]));
    else parent[key] = before;
  }
}
