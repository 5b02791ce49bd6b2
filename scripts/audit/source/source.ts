import type { StoredObject } from './stored-object';

/** A place with objects. It can be read more than once. */
export interface Source {
  /** The names directly below it; those of folders end with `/`. */
  readonly top: () => Promise<readonly string[]>;
  /** Every object below a path of the source, in the order of their names. @default all */
  readonly objects: (under?: string) => AsyncIterable<StoredObject>;
}
