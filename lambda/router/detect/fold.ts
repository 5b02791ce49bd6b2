import { foldInto, MOST_FOLDED } from './fold-characters';
import { TextReading } from './text-reading';

const SCRATCH_SIZE = 1 << 16;
const scratch = new Uint8Array(SCRATCH_SIZE);
const encoder = new TextEncoder();

/**
 * Passes a text to `read` as it looks to a person, one byte a character: compatibility forms (full-width,
 * mathematical), digits of other scripts and look-alike letters become ASCII; accents and invisible characters are
 * dropped. An ASCII text is copied unchanged. The bytes are cleared afterwards, so that no prompt remains in memory
 * that requests of other callers use.
 */
export function withFolded<T>(text: string, read: (reading: TextReading) => T): T {
  const bytes = roomFor(text.length);
  const { read: taken, written } = encoder.encodeInto(text, bytes);
  if (taken === text.length && written === text.length) return use(bytes, written, read);

  const folded = roomFor(text.length * MOST_FOLDED);
  folded.fill(0, 0, written);
  return use(folded, foldInto(text, folded), read);
}

const roomFor = (length: number) => (length < SCRATCH_SIZE ? scratch : new Uint8Array(length + 1));

function use<T>(bytes: Uint8Array, length: number, read: (reading: TextReading) => T): T {
  try {
    return read(new TextReading(bytes, length));
  } finally {
    bytes.fill(0, 0, length);
  }
}
