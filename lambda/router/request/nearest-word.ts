/**
 * The word that was probably meant. A word that begins with what was typed wins, because its end was left out;
 * otherwise the closest of `words`, if a third of its letters at most differ.
 */
export function nearestWord(typed: string, words: readonly string[]): string | undefined {
  return nearestWords(typed, words)[0];
}

/** Every word that was probably meant: several where they are equally close. */
export function nearestWords(typed: string, words: readonly string[]): readonly string[] {
  const ranked = words
    .map((word) => ({
      word,
      begins: begins(word, typed),
      distance: editDistance(typed.toLowerCase(), word.toLowerCase()),
    }))
    .filter(({ word, begins, distance }) => begins || distance <= Math.max(1, Math.floor(word.length / 3)))
    .sort((a, b) => Number(b.begins) - Number(a.begins) || a.distance - b.distance);
  const [first] = ranked;
  return ranked
    .filter(({ begins, distance }) => begins === first?.begins && distance === first.distance)
    .map(({ word }) => word);
}

/** Letters that must have been typed before they count as the beginning of a word. */
const SHORTEST_BEGINNING = 4;

function begins(word: string, typed: string): boolean {
  return typed.length >= SHORTEST_BEGINNING && word.toLowerCase().startsWith(typed.toLowerCase());
}

const LONGEST = 100;

/** Levenshtein distance, one row at a time. Very long words are never close. */
function editDistance(a: string, b: string): number {
  if (a.length > LONGEST || b.length > LONGEST) return LONGEST;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
