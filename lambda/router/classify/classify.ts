import { type DataClass, HIGHEST_CLASS, highestClass } from '../../../policy/data-class';
import type { Declared } from './declared';

/** What speaks about the sensitivity of a request. Each can only raise the class (I1). */
export interface Signals {
  readonly floor: DataClass;
  /** By header and by body; `undefined` where nothing was said. */
  readonly declared: readonly (Declared | undefined)[];
}

export interface Classification {
  readonly floor: DataClass;
  /** The highest of what the request declared; `null` where it declared nothing. */
  readonly declared: Declared | null;
  readonly effective: DataClass;
}

/** The effective class: the highest of all signals. What cannot be read counts as restricted. */
export function classify({ floor, declared }: Signals): Classification {
  const said = declared.filter((value) => value !== undefined);
  return {
    floor,
    declared: said.reduce<Declared | null>((high, next) => higher(high, next), null),
    effective: highestClass(floor, ...said.map(asClass)),
  };
}

const asClass = (declared: Declared): DataClass => (declared === 'unknown' ? HIGHEST_CLASS : declared);

function higher(high: Declared | null, next: Declared): Declared {
  if (high === null) return next;
  return highestClass(asClass(high), asClass(next)) === asClass(high) ? high : next;
}
