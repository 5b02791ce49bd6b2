/**
 * Cuts a text into pieces of at most `limitBytes` of UTF-8. Each piece begins with the last `overlapBytes` of the piece
 * before, so that a name at a cut is complete in one of the two. A blank text has no pieces.
 */
export function piecesOf(text: string, limitBytes: number, overlapBytes: number): readonly string[] {
  if (text.trim() === '') return [];
  const bytes = Buffer.from(text);
  const pieces: string[] = [];
  for (let start = 0, end = 0; end < bytes.length; start = characterAt(bytes, end - overlapBytes)) {
    end = characterAt(bytes, start + limitBytes);
    pieces.push(bytes.toString('utf8', start, end));
  }
  return pieces;
}

/** The index of the first byte of the character that this byte belongs to. */
function characterAt(bytes: Buffer, index: number): number {
  if (index >= bytes.length) return bytes.length;
  let start = index;
  while (((bytes[start] ?? 0) & 0b1100_0000) === 0b1000_0000) start -= 1;
  return start;
}
