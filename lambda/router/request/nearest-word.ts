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
    .map((word) => {
      const beginning = begins(word, typed);
      const most = beginning ? LONGEST : Math.max(1, Math.floor(word.length / 3));
      const distance = editDistance(typed.toLowerCase(), word.toLowerCase(), most);
      return { word, begins: beginning, distance, near: beginning || distance <= most };
    })
    .filter(({ near }) => near)
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

/**
 * Levenshtein distance, one row at a time; {@link LONGEST} where it is more than `most`. Very long words are never close.
 */
function editDistance(a: string, b: string, most: number): number {
  if (a.length > LONGEST || b.length > LONGEST) return LONGEST;
  const [letters, others] = [[...a], [...b]];
  // So many letters are added or lost at least. Most words of a list end here.
  if (Math.abs(letters.length - others.length) > most) return LONGEST;
  let row = Array.from({ length: others.length + 1 }, (_, index) => index);
  for (let i = 0; i < letters.length; i++) {
    const next = [i + 1];
    let fewest = i + 1;
    for (let j = 0; j < others.length; j++) {
      const replaced = (row[j] ?? 0) + (letters[i] === others[j] ? 0 : 1);
      const distance = Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1);
      fewest = Math.min(fewest, distance);
      next.push(distance);
    }
    // No row has a smaller number than all of the row above it.
    if (fewest > most) return LONGEST;
    row = next;
  }
  return row.at(-1) ?? 0;
}
