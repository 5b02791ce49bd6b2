import { nearestWord, nearestWords } from '../../lambda/router/request/nearest-word';

export { nearestWord, nearestWords };

/** ` (did you mean "x"?)`, or nothing if no word is close. */
export function didYouMean(typed: unknown, words: readonly string[]): string {
  const word = typeof typed === 'string' ? nearestWord(typed, words) : undefined;
  return word === undefined ? '' : ` (did you mean "${word}"?)`;
}
