import { DATA_CLASSES, type DataClass } from '../../../../policy/data-class';
import { ApiError } from '../../contract/api-error';
import type { Headers } from '../../contract/http';

export const DATA_CLASS_HEADER = 'x-data-class';

/** The class that a request declares. `unknown`: the declared word is not a class. */
export type Declared = DataClass | 'unknown';

/**
 * The class the header declares, if any. More than one value is refused: proxies on the way could each read another
 * class.
 */
export function declaredByHeader(headers: Headers): Declared | undefined {
  const values = headers[DATA_CLASS_HEADER] ?? [];
  if (values.length > 1 || values.some((value) => value.includes(','))) {
    throw new ApiError('duplicate_data_class', undefined, DATA_CLASS_HEADER);
  }
  return values[0] === undefined ? undefined : readDeclared(values[0]);
}

/** The class a text names. Letter case and white space around it do not matter. */
export function readDeclared(text: string): Declared {
  const word = text.trim().toLowerCase();
  return DATA_CLASSES.find((dataClass) => dataClass === word) ?? 'unknown';
}
