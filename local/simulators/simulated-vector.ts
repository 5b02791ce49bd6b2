import { createHash } from 'node:crypto';

/**
 * The embedding of a text by a simulated model: the same text gives the same vector, another text or model another one.
 * Of length one. A shorter vector is the beginning of the longer one, made of length one again, as of models that are
 * trained for it.
 */
export function simulatedVector(model: string, text: string, length: number): readonly number[] {
  const numbers: number[] = [];
  for (let block = 0; numbers.length < length; block++) {
    const bytes = createHash('sha256')
      .update(JSON.stringify([model, text, block]))
      .digest();
    for (let at = 0; at < bytes.length; at += 4) numbers.push(bytes.readInt32LE(at) / 2 ** 31);
  }
  const own = numbers.slice(0, length);
  const norm = Math.hypot(...own);
  return own.map((number) => number / norm);
}
