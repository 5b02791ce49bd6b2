/**
 * A text without the ends of its lines. In a PDF most of them are where the page ends, and a number may go on in the next
 * line. Two lines of one number each stay two: they are a column of a table.
 *
 * @param between what takes the place of the end of a line: a space, or nothing, because a long word, such as an
 * address, goes on in the next line too
 */
export function unwrapped(text: string, between: ' ' | '' = ' '): string {
  const [first = '', ...others] = text.split('\n');
  let before = first;
  return others.reduce((joined, line) => {
    // A hyphen at the end belongs to a number, or to a word that is read with it as well.
    const goesOn = before.endsWith('-');
    const isColumn = !goesOn && ONE_NUMBER.test(before.trim()) && ONE_NUMBER.test(line.trim());
    before = line;
    return joined + (isColumn ? '\n' : goesOn ? '' : between) + line;
  }, first);
}

/** Digits without a space in between. */
const ONE_NUMBER = /^[^\s\p{L}]*$/u;
