import { didYouMean, nearestWord } from '../../../lib/config/nearest-word';

const WORDS = ['vllm', 'sagemaker', 'bedrock'];

test.each([
  ['vlm', 'vllm'],
  ['Sagemaker', 'sagemaker'],
  ['bedrok', 'bedrock'],
])('%s was probably %s', (typed, meant) => {
  expect(nearestWord(typed, WORDS)).toBe(meant);
});

test.each(['', 'lambda', 'x'.repeat(1_000)])('%p was none of them', (typed) => {
  expect(nearestWord(typed, WORDS)).toBeUndefined();
});

test('a suggestion is made only for words', () => {
  expect(didYouMean(7, WORDS)).toBe('');
});
