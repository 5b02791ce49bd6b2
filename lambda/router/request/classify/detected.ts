import { type DataClass, HIGHEST_CLASS, highestClass } from '../../../../policy/data-class';
import type { EntityType } from '../../../../policy/entity';
import { detect } from '../../detect/detect';
import { textsOf } from './texts';

/** The class of each kind of sensitive value in this deployment. */
export type EntityClasses = Readonly<Record<EntityType, DataClass>>;

/** The detector's result for one request. */
export interface Detected {
  /** The highest class of the values found; `null`: none found. */
  readonly dataClass: DataClass | null;
  /** Types and counts, never text (I7); `null`: detection failed, which counts as restricted. */
  readonly findings: ReadonlyMap<string, number> | null;
}

/** Runs the detector over every text of a decoded body. Never throws: a failed detection counts as restricted. */
export function detectedIn(body: unknown, classes: EntityClasses, find = detect): Detected {
  try {
    const findings = find(textsOf(body));
    return { dataClass: classOf([...findings.keys()], classes), findings };
  } catch {
    return { dataClass: HIGHEST_CLASS, findings: null };
  }
}

function classOf(types: readonly EntityType[], classes: EntityClasses): DataClass | null {
  const [first, ...others] = types.map((type) => classes[type]);
  return first === undefined ? null : highestClass(first, ...others);
}
