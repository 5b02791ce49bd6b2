import { type Boundary, nearest } from './boundary';
import { DATA_CLASSES, type DataClass } from './data-class';

/** The widest boundary each data class may reach. */
export type Ceilings = Readonly<Record<DataClass, Boundary>>;

/** What holds where a deployment lowers nothing. Nothing raises these. */
export const DEFAULT_CEILINGS: Ceilings = {
  public: 'global',
  internal: 'geography',
  confidential: 'region',
  restricted: 'account',
};

/**
 * The ceilings of a deployment: the defaults, lowered by what the deployment lowers by name and by its
 * `residency`, which lowers all of them at once. Takes the nearest of the three, so no input can raise one.
 */
export function ceilingsOf(residency: Boundary, lowered: Partial<Ceilings> = {}): Ceilings {
  const ceiling = (dataClass: DataClass) =>
    nearest(
      residency,
      nearest(DEFAULT_CEILINGS[dataClass], lowered[dataClass] ?? DEFAULT_CEILINGS[dataClass]),
    );
  return Object.fromEntries(DATA_CLASSES.map((dataClass) => [dataClass, ceiling(dataClass)])) as Ceilings;
}
