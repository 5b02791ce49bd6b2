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
    const end = endOf(before, line, between);
    before = line;
    return joined + end + line;
  }, first);
}

function endOf(before: string, line: string, between: ' ' | ''): '\n' | ' ' | '' {
  // A hyphen at the end belongs to a number, or to a word that is read with it as well.
  if (before.endsWith('-')) return '';
  if (ONE_NUMBER.test(before.trim()) && ONE_NUMBER.test(line.trim())) return '\n';
  return isNumberAfterWord(before, line) ? ' ' : between;
}

/** Neither a letter nor a space: one number, or nothing. */
const ONE_NUMBER = /^[^\s\p{L}]*$/u;

/** Whether a line begins with a number, and the one before it ends with a word: then they are two. */
const isNumberAfterWord = (before: string, line: string): boolean =>
  /^\d/.test(line) && !/\d\S{0,99}$/.test(before.slice(-100));
