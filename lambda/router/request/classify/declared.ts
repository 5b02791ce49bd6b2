import { DATA_CLASSES, type DataClass } from '../../../../policy/data-class';
import { ApiError } from '../../contract/api-error';
import type { Headers } from '../../contract/http';

export const DATA_CLASS_HEADER = 'x-data-class';

/** A class a request gave itself. `unknown`: it named something that is no class. */
export type Declared = DataClass | 'unknown';

/**
 * What the header declares, if anything. More than one value is refused rather than guessed at: two proxies on
 * the way would read two different classes.
 */
export function declaredByHeader(headers: Headers): Declared | undefined {
  const values = headers[DATA_CLASS_HEADER] ?? [];
  if (values.length > 1 || values.some((value) => value.includes(','))) {
    throw new ApiError('duplicate_data_class', undefined, DATA_CLASS_HEADER);
  }
  return values[0] === undefined ? undefined : readDeclared(values[0]);
}

/** The class a text names, in any letter case, spaces and tabs around it ignored. */
export function readDeclared(text: string): Declared {
  const word = text.trim().toLowerCase();
  return DATA_CLASSES.find((dataClass) => dataClass === word) ?? 'unknown';
}
