import type { EntityType } from '../../../policy/entity';
import { unescapeText } from './encodings/escapes';
import { withFolded } from './fold';
import { scan } from './scan';

/** How many values of each type were found; a type that is absent was not found. Never any text (I7). */
export type Detections = ReadonlyMap<EntityType, number>;

/** The most layers of encoding around a value that are undone: base64 of percent-encoded base64. */
const DEEPEST = 3;

/**
 * Finds sensitive values in texts: payment cards, bank accounts, national and health numbers, addresses and
 * telephone numbers, credentials. It does not find names and places, which have no fixed form. The work is linear in
 * the length of the texts for every content.
 */
export function detect(texts: Iterable<string>): Detections {
  return inspect(texts).detections;
}

/** The same, with the number of characters examined, which the tests require to be linear. */
export function inspect(texts: Iterable<string>): {
  readonly detections: Detections;
  readonly steps: number;
} {
  const detections = new Map<EntityType, number>();
  let steps = 0;
  for (const text of texts) steps += read(text, 0, detections);
  return { detections, steps };
}

/**
 * Adds the values of one text. A text with escapes is read unchanged and once more unescaped, and the higher count of
 * each type counts. The values in base64 are added to it.
 */
function read(text: string, depth: number, into: Map<EntityType, number>): number {
  const { counts, encoded, escaped, steps } = withFolded(text, (reading) => {
    scan(reading);
    return reading;
  });
  let total = steps;
  if (depth < DEEPEST) {
    if (encoded.length > 0) total += read(encoded.join('\n'), depth + 1, counts);
    if (escaped) {
      const unescaped = new Map<EntityType, number>();
      total += read(unescapeText(text), depth + 1, unescaped);
      for (const [type, count] of unescaped) counts.set(type, Math.max(count, counts.get(type) ?? 0));
    }
  }
  for (const [type, count] of counts) into.set(type, count + (into.get(type) ?? 0));
  return total;
}
