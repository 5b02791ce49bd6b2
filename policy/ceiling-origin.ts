import type { Boundary } from './boundary';
import { type Ceilings, ceilingsOf, DEFAULT_CEILINGS } from './ceiling';
import type { DataClass } from './data-class';

/** What in a deployment file can lower a ceiling. */
export type Lowering = 'residency' | 'ceilings';

/** One ceiling, and what lowered it. */
export interface CeilingOrigin {
  readonly ceiling: Boundary;
  /** The ceiling of a deployment that lowers nothing. */
  readonly defaultCeiling: Boundary;
  /** What lowers it below the default; of two, each alone would. Empty if it is the default. */
  readonly loweredBy: readonly Lowering[];
}

/** The ceiling of a class and its origin. `residency` and `lowered` as the deployment file states them. */
export function ceilingOrigin(
  residency: Boundary,
  lowered: Partial<Ceilings>,
  dataClass: DataClass,
): CeilingOrigin {
  const ceiling = ceilingsOf(residency, lowered)[dataClass];
  const defaultCeiling = DEFAULT_CEILINGS[dataClass];
  const stated = { residency, ceilings: lowered[dataClass] };
  const loweredBy = (['residency', 'ceilings'] as const).filter(
    (name) => ceiling !== defaultCeiling && stated[name] === ceiling,
  );
  return { ceiling, defaultCeiling, loweredBy };
}
