import { type DataClass, HIGHEST_CLASS, highestClass } from '../../../../policy/data-class';
import type { RestrictedBy } from '../../../../policy/restricted-on-open-lane';
import type { Declared } from './declared';
import type { Detected } from './detected';

/** The inputs to the class of a request. Each can only raise it (I1). */
export interface Signals {
  readonly floor: DataClass;
  /** By header and by body; `undefined` where the request declares nothing. */
  readonly declared: readonly (Declared | undefined)[];
  /** @default the detector did not run: the request could not be read, and is refused */
  readonly detected?: Detected;
}

export interface Classification {
  readonly floor: DataClass;
  /** The highest of what the request declared; `null` where it declared nothing. */
  readonly declared: Declared | null;
  /** The detector's result; `null` where it did not run. */
  readonly detected: Detected | null;
  readonly effective: DataClass;
  /** `detection` where only the detector raised the request to its class, otherwise `declaration`. */
  readonly by: RestrictedBy;
}

/** The effective class: the highest of all inputs. A declared word that is no class counts as restricted. */
export function classify({ floor, declared, detected }: Signals): Classification {
  const said = declared.filter((value) => value !== undefined);
  const withoutDetector = highestClass(floor, ...said.map(asClass));
  const effective = detected?.dataClass ? highestClass(withoutDetector, detected.dataClass) : withoutDetector;
  return {
    floor,
    declared: said.reduce<Declared | null>((high, next) => higher(high, next), null),
    detected: detected ?? null,
    effective,
    by: effective === withoutDetector ? 'declaration' : 'detection',
  };
}

const asClass = (declared: Declared): DataClass => (declared === 'unknown' ? HIGHEST_CLASS : declared);

function higher(high: Declared | null, next: Declared): Declared {
  if (high === null) return next;
  return highestClass(asClass(high), asClass(next)) === asClass(high) ? high : next;
}
