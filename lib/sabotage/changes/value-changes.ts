import type { Mutation, Target } from '../change';
import type { Edit } from '../edit';
import type { Path } from '../json';
import { nodesOf } from '../nodes';
import { foreign } from './foreign';
import { literal } from './literal';
import type { NodeChanges, Place } from './node-change';
import { parameter } from './parameter';
import { remove } from './remove';
import { repoint } from './repoint';
import { unreadable } from './unreadable';
import { widen } from './widen';

/** Every kind of change of one value, in the order in which a value that two kinds share is counted. */
const CHANGES: readonly NodeChanges[] = [remove, widen, literal, parameter, foreign, unreadable, repoint];

export interface Root {
  readonly value: unknown;
  /** In the subject. */
  readonly at: Path;
  readonly target: (path: Path) => Target;
  readonly place: Place;
}

/** Every change of a value and of each value below it. */
export function valueChanges({ value: root, at, target, place }: Root): readonly Mutation[] {
  return nodesOf(root).flatMap(({ path, value }) => {
    const placed = target(path);
    return CHANGES.flatMap((changes) => changes({ value, path: placed.path, place })).map(
      ({ kind, how, value: next, also = [] }): Mutation => {
        const edits: readonly Edit[] = [...also, { path: [...at, ...path], value: next }];
        return { kind, how, target: placed, edits };
      },
    );
  });
}
