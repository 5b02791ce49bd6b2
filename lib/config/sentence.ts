// A program cannot tell whether a sentence is true. It can tell that a text is none: a sentence has several different
// words that carry a meaning of their own. No dictionary is needed for that, so it holds for every language.

/** A sentence has this many different words, and this many of them say something. */
export const FEWEST_WORDS = 4;
export const FEWEST_TELLING_WORDS = 3;

/** The words of any script; Chinese and Japanese have no spaces between them. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Why a text is no sentence, in words; `undefined` if it is one. */
export function whyNoSentence(text: string): string | undefined {
  const words = [...segmenter.segment(text)]
    .filter(({ isWordLike, segment }) => isWordLike && /\p{L}/u.test(segment))
    .map(({ segment }) => segment.toLowerCase().replace(/\p{N}+/gu, ''));
  const different = new Set(words);
  const telling = [...different].filter((word) => isTelling(word, text));
  if (different.size < FEWEST_WORDS) return `it has ${counted(different.size, 'different word')}`;
  if (different.size * 2 < words.length) return 'it repeats its words';
  if (telling.length >= FEWEST_TELLING_WORDS) return undefined;
  return `${counted(telling.length, 'word')} of it say${telling.length === 1 ? 's' : ''} something${telling.length > 0 ? `: ${telling.join(', ')}` : ''}`;
}

const counted = (count: number, what: string) =>
  `${count === 0 ? 'no' : count} ${what}${count === 1 ? '' : 's'}`;

/** Whether a word says something by itself. A letter of Chinese, Japanese or Korean is a syllable or a word. */
function isTelling(word: string, text: string): boolean {
  if (SYLLABIC.test(word)) return true;
  if (new Set(word).size < 3 || EMPTY_WORDS.has(word)) return false;
  if (ROWS_OF_KEYS.some((row) => row.includes(word))) return false;
  return !isWithoutVowel(word) || text.includes(word.toUpperCase());
}

const SYLLABIC = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Thai}/u;

/** Latin letters typed at random. An abbreviation such as VPC is in capitals. */
const isWithoutVowel = (word: string) => /^[b-df-hj-np-tv-xz]+$/.test(word.normalize('NFD'));

const ROWS_OF_KEYS = [
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
];

/** Words that any text may have and that give no reason, and words that stand for any other. */
const EMPTY_WORDS = new Set([
  ...'the and but for nor yet that this these those here there then than with from into who why how what when'.split(
    ' ',
  ),
  ...'are was were been being has have had does did will would shall should can could may might must'.split(
    ' ',
  ),
  ...'not none nothing any all some its our your their his her him them they you she just also very'.split(
    ' ',
  ),
  ...'because reason reasons needed need necessary required okay yes'.split(' '),
  ...'decide decided later soon earlier time want wanted guardrail guardrails'.split(' '),
  ...'one two three four five six seven eight nine ten'.split(' '),
  ...'foo bar baz qux quux corge grault garply waldo fred plugh xyzzy thud'.split(' '),
  ...'test tests testing hello world text string sample dummy blah yada stuff something'.split(' '),
]);
