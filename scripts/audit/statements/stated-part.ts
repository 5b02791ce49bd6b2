import type { RecordsPart } from '../source/bucket-layout';

/**
 * A part of the records, as statements divide them: the objects of a folder, and every object that was signed together
 * with one of them. Each of these statements is compared as a whole, so no record is between two parts.
 */
export interface StatedPart extends RecordsPart {
  readonly statements: ReadonlySet<number>;
}
