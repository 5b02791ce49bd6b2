import type { EntityType } from '../../../policy/entity';
import { unescapeText } from './encodings/escapes';
import { withFolded } from './fold';
import { scan } from './scan';

/** How many values of each type were found; a type that is absent was not found. Never any text (I7). */
export type Detections = ReadonlyMap<EntityType, number>;

/** How many encodings may lie around a value: base64 of percent-encoded base64. */
const DEEPEST = 3;

/**
 * Finds sensitive values in texts: payment cards, bank accounts, national and health numbers, addresses and
 * telephone numbers, credentials. Names and places, which have no form, are not seen. Work is linear in the
 * length of the texts, whatever they hold.
 */
export function detect(texts: Iterable<string>): Detections {
  return inspect(texts).detections;
}

/** The same, with the number of characters looked at: the measure the tests hold linear. */
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
 * Adds what one text holds. A text with escapes is read as it stands and once more unescaped, and the higher
 * count of each type holds; what is in base64 comes on top.
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
