import { foldInto } from './fold-table';
import { Reading } from './reading';

const SCRATCH_SIZE = 1 << 16;
const scratch = new Uint8Array(SCRATCH_SIZE);
const encoder = new TextEncoder();

/**
 * Lets `read` see a text as it looks to a reader, one byte a character: compatibility forms (full-width,
 * mathematical), other scripts' digits and look-alike letters become ASCII; accents and invisible characters go.
 * A text that is all ASCII is copied as it is. The bytes are wiped afterwards, so that no prompt stays behind in
 * memory that one function shares between callers.
 */
export function withFolded<T>(text: string, read: (reading: Reading) => T): T {
  const bytes = roomFor(text);
  const encoded = encoder.encodeInto(text, bytes);
  if (encoded.read === text.length && encoded.written === text.length) return use(bytes, text.length, read);
  bytes.fill(0, 0, encoded.written);

  // NFKD is NFKC with the accents apart, so that they can be dropped.
  const decomposed = text.normalize('NFKD');
  const folded = roomFor(decomposed);
  return use(folded, foldInto(decomposed, folded), read);
}

const roomFor = (text: string) => (text.length < SCRATCH_SIZE ? scratch : new Uint8Array(text.length + 1));

function use<T>(bytes: Uint8Array, length: number, read: (reading: Reading) => T): T {
  try {
    return read(new Reading(bytes, length));
  } finally {
    bytes.fill(0, 0, length);
  }
}
