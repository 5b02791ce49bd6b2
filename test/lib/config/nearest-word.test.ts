import fc from 'fast-check';
import { didYouMean, nearestWord, nearestWords } from '../../../lib/config/nearest-word';

const WORDS = ['vllm', 'sagemaker', 'bedrock'];

test.each([
  ['vlm', 'vllm'],
  ['Sagemaker', 'sagemaker'],
  ['bedrok', 'bedrock'],
])('for %s, the suggestion is %s', (typed, meant) => {
  expect(nearestWord(typed, WORDS)).toBe(meant);
});

test.each(['', 'lambda', 'x'.repeat(1_000)])('for %p, there is no suggestion', (typed) => {
  expect(nearestWord(typed, WORDS)).toBeUndefined();
});

const MODELS = ['claude-opus-4-7', 'claude-haiku-4-5-20251001-v1:0', 'claude-haiku-4-5-20251001-v1:0-latest'];

test('a word that begins with what was typed wins over one that is as long, and the shortest of them wins', () => {
  expect(nearestWord('claude-haiku-4-5', MODELS)).toBe('claude-haiku-4-5-20251001-v1:0');
  expect(nearestWord('CLAUDE-HAIKU', MODELS)).toBe('claude-haiku-4-5-20251001-v1:0');
});

test.each(['c', 'cla'])('%p is too short to be the beginning of a word', (typed) => {
  expect(nearestWord(typed, MODELS)).toBeUndefined();
});

test('words that are equally close are all named', () => {
  expect(nearestWords('us-east-9', ['us-west-2', 'us-east-1', 'us-east-2'])).toEqual([
    'us-east-1',
    'us-east-2',
  ]);
});

test('a word without its end is found among whatever other words', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abc-'), minLength: 4, maxLength: 12 });
  fc.assert(
    fc.property(word, word, fc.array(word), (beginning, end, others) => {
      const found = nearestWord(beginning, [...others, beginning + end]);
      expect(found?.startsWith(beginning)).toBe(true);
    }),
  );
});

test('a suggestion is made only for words', () => {
  expect(didYouMean(7, WORDS)).toBe('');
});
