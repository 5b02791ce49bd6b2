import type { MutationKind } from '../change';
import type { Edit } from '../edit';
import type { Path } from '../json';
import type { References } from '../references';
import type { Stranger } from '../stranger';

/** What a change of a value may depend on, besides the value. */
export interface Place {
  /** `undefined` in a bundled configuration, which no template function is evaluated in. */
  readonly stack?: string;
  readonly account: string;
  readonly region: string;
  readonly references: References;
  readonly stranger: Stranger;
}

/** A value and where it is in its resource. */
export interface PlacedNode {
  readonly value: unknown;
  /** Below the resource; its last key says what the value is for. */
  readonly path: Path;
  readonly place: Place;
}

/** One way to change a value. */
export interface NodeChange {
  readonly kind: MutationKind;
  readonly how: string;
  /** The new value; `undefined` removes the old one. */
  readonly value: unknown;
  /** Edits of the subject that the new value needs: the parameter it refers to. */
  readonly also?: readonly Edit[];
}

/** Every way of one kind to change a value. None where the kind does not apply to it. */
export type NodeChanges = (node: PlacedNode) => readonly NodeChange[];

export const lastKey = (path: Path): string => String(path.at(-1) ?? '');
