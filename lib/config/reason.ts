import { z } from 'zod';

/** Words that stand where a reason is still to be written. */
const PLACEHOLDERS =
  /\b(todo|tbd|tba|fixme|xxx+|lorem|ipsum|n\/a|asdf\w*|qwert\w*|placeholder)\b|\.\.\.$|^…|…$/i;

/** A reason has this many words, and no fewer different ones than half of all. */
const FEWEST_WORDS = 4;

/**
 * A reason that an auditor reads: a sentence, not only the length of one. A program cannot tell whether a sentence is
 * true; it can tell that a text is none.
 */
export const reason = (shortest: number) =>
  z.string(words(shortest)).refine((text) => text.trim().length >= shortest && isSentence(text), {
    message: words(shortest),
    params: { fix: 'write why this is acceptable here, and what covers the risk instead' },
  });

const words = (shortest: number) =>
  `a reason an auditor can read: a sentence of ${shortest} characters or more and ${FEWEST_WORDS} different words or more`;

/** The words of any script; Chinese and Japanese have no spaces between them. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

export function isSentence(text: string): boolean {
  const found = [...segmenter.segment(text)]
    .filter(({ isWordLike, segment }) => isWordLike && /\p{L}/u.test(segment) && !isStuck(segment))
    .map(({ segment }) => segment.toLowerCase());
  const different = new Set(found).size;
  return different >= FEWEST_WORDS && different * 2 >= found.length && !PLACEHOLDERS.test(text);
}

/** One letter or two, again and again: `xxxxxxxx`, `ababab`. */
const isStuck = (word: string) => word.length > 2 && new Set(word.toLowerCase()).size <= 2 && !isCjk(word);
const isCjk = (word: string) => /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(word);
