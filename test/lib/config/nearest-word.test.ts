import { didYouMean, nearestWord } from '../../../lib/config/nearest-word';

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

test('only text gets a suggestion', () => {
  expect(didYouMean(7, WORDS)).toBe('');
});
