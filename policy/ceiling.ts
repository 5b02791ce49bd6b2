import { type Boundary, nearest } from './boundary';
import { DATA_CLASSES, type DataClass } from './data-class';

/** The widest boundary each data class may reach. */
export type Ceilings = Readonly<Record<DataClass, Boundary>>;

/** The ceilings of a deployment that lowers nothing. Nothing raises them. */
export const DEFAULT_CEILINGS: Ceilings = {
  public: 'global',
  internal: 'geography',
  confidential: 'region',
  restricted: 'account',
};

/**
 * The ceilings of a deployment. Each is the nearest of three: the default, the ceiling the deployment states for the
 * class, and its `residency`, which applies to all classes. So no input raises a ceiling.
 */
export function ceilingsOf(residency: Boundary, lowered: Partial<Ceilings> = {}): Ceilings {
  const ceiling = (dataClass: DataClass) =>
    nearest(
      residency,
      nearest(DEFAULT_CEILINGS[dataClass], lowered[dataClass] ?? DEFAULT_CEILINGS[dataClass]),
    );
  return Object.fromEntries(DATA_CLASSES.map((dataClass) => [dataClass, ceiling(dataClass)])) as Ceilings;
}
