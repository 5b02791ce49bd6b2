import type { Subject } from '../../../../lib/proof/subject';

/** One value inside a resource's properties that a test may take away, or replace. */
export interface Leaf {
  /** `AWS::S3::Bucket VersioningConfiguration.Status`: the same for every resource of a type. */
  readonly path: string;
  /** Runs a check while the value is missing. */
  readonly without: <Result>(check: () => Result) => Result;
  /** Runs a check while the value is another one. */
  readonly replaced: <Result>(by: unknown, check: () => Result) => Result;
}

/** What a test does with a leaf while it checks: `test.each(CHANGES)`. */
export const CHANGES: readonly (readonly [
  words: string,
  changed: (leaf: Leaf, check: () => boolean) => boolean,
])[] = [
  ['missing', (leaf, check) => leaf.without(check)],
  ['another one', (leaf, check) => leaf.replaced('foreign', check)],
];

/** Every value in the properties of the resources of these types. An intrinsic function is one value. */
export function leavesOf(subject: Subject, types: ReadonlySet<string>): readonly Leaf[] {
  return Object.values(subject.stacks)
    .flatMap(({ Resources }) => Object.values(Resources))
    .filter(({ Type }) => types.has(Type))
    .flatMap(({ Type, Properties = {} }) => inside(Properties, `${Type} `));
}

/** One value of each path: the same property of another resource is left out. */
export const onePerPath = (leaves: readonly Leaf[]): readonly Leaf[] => [
  ...new Map(leaves.map((leaf) => [leaf.path, leaf])).values(),
];

function inside(value: object, path: string): readonly Leaf[] {
  return Object.entries(value).flatMap(([key, item]) => {
    const at = Array.isArray(value) ? `${path}[]` : `${path}${path.endsWith(' ') ? '' : '.'}${key}`;
    return isLeaf(item) ? [leaf(value as Container, key, at)] : inside(item, at);
  });
}

// biome-ignore lint/suspicious/noExplicitAny: a sabotage reaches into whatever CloudFormation has.
type Container = Record<string, any>;

function leaf(container: Container, key: string, path: string): Leaf {
  const during = <Result>(change: () => void, check: () => Result) => {
    const before = Array.isArray(container) ? [...container] : { ...container };
    change();
    try {
      return check();
    } finally {
      if (Array.isArray(container)) container.splice(0, container.length, ...(before as unknown[]));
      else Object.assign(container, before);
    }
  };
  return {
    path,
    without: (check) =>
      during(() => {
        if (Array.isArray(container)) container.splice(Number(key), 1);
        else delete container[key];
      }, check),
    replaced: (by, check) =>
      during(() => {
        container[key] = by;
      }, check),
  };
}

const isLeaf = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  Object.keys(value).length === 0 ||
  /^(Ref|Fn::\w+)$/.test(Object.keys(value)[0] ?? '');
